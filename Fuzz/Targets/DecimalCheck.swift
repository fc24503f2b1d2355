import PlaidSyncLedger

/// Reads an amount and compares it with digit arithmetic; writes it and reads it again.
struct DecimalCheck {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func run() throws(Finding) {
    let expected = DigitArithmetic.read(bytes)
    let parsed: Amount.Parsed
    do throws(AmountError) {
      parsed = try read()
    } catch {
      let isTooLarge = expected.map { DigitArithmetic.isTooLarge($0.units) }
      let isRight = error == .notANumber ? expected == nil : isTooLarge == true
      try Finding.unless(isRight, "refused with \(error), expected \(expected as Any)")
      return
    }
    guard let expected, !DigitArithmetic.isTooLarge(expected.units) else {
      throw Finding("read as \(parsed), but it is \(expected as Any)")
    }
    let units = expected.units.reduce(0) { $0 * 10 + Int64($1) }
    let isSame = parsed.amount.rawValue == (expected.isNegative ? -units : units)
    try Finding.unless(
      isSame && parsed.isRounded == expected.isRounded, "read as \(parsed), expected \(expected)")
    try writeAndReadAgain(parsed.amount)
    try readAsRate()
  }

  private func read() throws(AmountError) -> Amount.Parsed {
    let result = bytes.withUnsafeBufferPointer { buffer in
      Swift.Result { () throws(AmountError) in try Amount.parse(buffer) }
    }
    return try result.get()
  }

  private func writeAndReadAgain(_ amount: Amount) throws(Finding) {
    for text in [amount.description, amount.text(decimalsMin: 2)] {
      // Why it is refused does not matter: it must not be.
      let again = try? Amount(text)
      try Finding.unless(again == amount, "\(amount.rawValue) is written as \(text)")
    }
  }

  /// A rate has fewer spellings; an accepted one has one canonical text with the same value.
  private func readAsRate() throws(Finding) {
    let text = String(decoding: bytes, as: UTF8.self)
    // Most texts are not rates, and refusing them is not a finding.
    guard let rate = try? Rate(text) else { return }
    let again = try? Rate(rate.description)
    try Finding.unless(again == rate, "the rate \(text) is written as \(rate)")
  }
}
