import PlaidSyncLedger
import TestSupport
import Testing

@Suite("Amount")
struct AmountTests {
  @Test(
    "text becomes units of a hundred-millionth",
    arguments: [
      ("0", 0), ("-0", 0), ("0.07", 7_000_000), ("89.4", 8_940_000_000), ("-12.50", -1_250_000_000),
      ("+3", 300_000_000), ("1234567.89", 123_456_789_000_000), ("0.00000001", 1),
      ("0.000000010000", 1), ("007", 700_000_000), ("90000000000", 9_000_000_000_000_000_000),
      ("-90000000000.00000000", -9_000_000_000_000_000_000),
      ("0000000000000000000000000000012.5", 1_250_000_000),
    ])
  func parsing(text: String, units: Int) throws {
    #expect(try Amount(text).rawValue == Int64(units))
  }

  @Test(
    "exponents move the decimal point",
    arguments: [
      ("1e2", "100"), ("1E2", "100"), ("1.5e+3", "1500"), ("-25e-2", "-0.25"),
      ("1e-8", "0.00000001"),
      ("0e99999999999", "0"), ("12345678901234567890e-12", "12345678.90123457"),
      ("0.00000000000000000009e19", "0.9"),
    ])
  func exponents(text: String, expected: String) throws {
    #expect(try Amount.parse(text).amount.description == expected)
  }

  @Test("an exponent is applied exactly, regardless of the number of digits")
  func longText() throws {
    let zeros = String(repeating: "0", count: 1_200_000)
    #expect(try Amount.parse("1\(zeros)e-1200000").amount.description == "1")
    #expect(try Amount.parse("0.\(zeros)5e1200001").amount.description == "5")
    #expect(throws: AmountError.overflow) { try Amount.parse("1e\(zeros)1200000") }
  }

  @Test(
    "more than eight decimals are rounded half-even and reported as rounded",
    arguments: [
      ("0.000000005", "0", true), ("0.000000015", "0.00000002", true),
      ("0.000000025", "0.00000002", true), ("0.0000000250000000000000001", "0.00000003", true),
      ("-0.000000015", "-0.00000002", true), ("0.0000000049999", "0", true),
      ("1.999999999", "2", true), ("1.000000010", "1.00000001", false), ("1e-20", "0", true),
      ("5e-9", "0", true), ("6e-9", "0.00000001", true), ("50e-10", "0", true),
      ("5e-10", "0", true), ("95e-10", "0.00000001", true),
    ])
  func rounding(text: String, expected: String, isRounded: Bool) throws {
    let parsed = try Amount.parse(text)
    #expect(parsed.amount.description == expected)
    #expect(parsed.isRounded == isRounded)
    if isRounded { #expect(throws: AmountError.notANumber) { try Amount(text) } }
  }

  @Test(
    "text that is not a decimal number is rejected",
    arguments: [
      "", "-", "+", ".", ".5", "1.", "1..2", "1.2.3", "1e", "1e+", "e5", "1e5.0", "--1", "1 ", " 1",
      "1,5", "0x10", "NaN", "inf", "١", "1_000", "1.e5", "-.5", "1e--2",
    ])
  func refused(text: String) {
    #expect(throws: AmountError.notANumber) { try Amount.parse(text) }
  }

  @Test(
    "more than ninety billion is an overflow and does not wrap around",
    arguments: [
      "90000000000.00000001", "-90000000000.00000001", "90000000001", "1e11", "1e18", "1e19",
      "1e20",
      "1e400", "99999999999999999999999999", "9223372036854775808", "18446744073709551616",
      "184467440737.09551616", "90000000000.000000009",
    ])
  func overflow(text: String) {
    #expect(throws: AmountError.overflow) { try Amount.parse(text) }
  }

  @Test("any amount is parsed from its own text unchanged")
  func roundTrip() throws {
    for seed: UInt64 in 0..<5000 {
      var random = SeededRandom(seed: seed)
      let bits = random.number(in: 1...62)
      let limit = Int(min(Int64(1) << bits, Amount.rawValueMax))
      let amount = try Amount(rawValue: Int64(random.number(in: -limit...limit)))
      #expect(try Amount(amount.description) == amount, "seed \(seed)")
      #expect(try Amount(amount.text(decimalsMin: 8)) == amount, "seed \(seed)")
      // The general case has to agree with the fast one.
      #expect(try Amount(amount.text(decimalsMin: 8) + "00000000000e0") == amount, "seed \(seed)")
    }
  }

  @Test("text has the decimals it needs, and at least those that are requested")
  func text() throws {
    #expect(try Amount("12.5").text(decimalsMin: 2) == "12.50")
    #expect(try Amount("12.345").text(decimalsMin: 2) == "12.345")
    #expect(try Amount("-0.07").text(decimalsMin: 0) == "-0.07")
    #expect(try Amount("100").description == "100")
    #expect(Amount.zero.text(decimalsMin: 2) == "0.00")
    #expect(Amount.zero.description == "0")
  }

  @Test("sums and differences out of range are errors")
  func arithmetic() throws {
    let most = try Amount(rawValue: Amount.rawValueMax)
    let unit = try Amount(rawValue: 1)
    #expect(try most.subtracting(unit).adding(unit) == most)
    #expect(try most.adding(most.negated) == .zero)
    #expect(throws: AmountError.overflow) { try most.adding(unit) }
    #expect(throws: AmountError.overflow) { try most.adding(most) }
    #expect(throws: AmountError.overflow) { try most.negated.subtracting(unit) }
    #expect(throws: AmountError.overflow) { try Amount(rawValue: Amount.rawValueMax + 1) }
    #expect(throws: AmountError.overflow) { try Amount(rawValue: .min) }
    #expect(try Amount("-3").magnitude == Amount("3"))
    #expect(try Amount("-3") < Amount("2.99"))
  }
}
