import PlaidSyncLedger
import TestSupport
import Testing

@Suite("Quantity")
struct QuantityTests {
  @Test(
    "text becomes a coefficient and a scale, and canonical text again",
    arguments: [
      ("12.5", 125, 1, "12.5"), ("-0.070", -7, 2, "-0.07"), ("100", 100, 0, "100"),
      ("1e2", 100, 0, "100"), ("1.5E-3", 15, 4, "0.0015"), ("+3.0", 3, 0, "3"),
      ("-0", 0, 0, "0"), ("0.000", 0, 0, "0"), ("0e99999999", 0, 0, "0"),
      ("47.74104242992852", 4_774_104_242_992_852, 14, "47.74104242992852"),
      ("999999999999999999", 999_999_999_999_999_999, 0, "999999999999999999"),
      ("0.000000000000000001", 1, 18, "0.000000000000000001"),
      ("000000000000000000000012.50", 125, 1, "12.5"),
      ("12.50000000000000000000000000", 125, 1, "12.5"),
    ])
  func parsing(text: String, coefficient: Int, scale: Int, canonical: String) throws {
    let quantity = try Quantity(text)
    #expect(quantity.coefficient == Int64(coefficient))
    #expect(quantity.scale == scale)
    #expect(quantity.description == canonical)
    #expect(try Quantity(canonical) == quantity)
  }

  @Test(
    "text that is not a decimal number is rejected",
    arguments: ["", "-", ".5", "1.", "1.2.3", "1e", "e5", "1,5", " 1", "a", "--1", "0x1", "1e1.5"])
  func refused(text: String) {
    #expect(throws: AmountError.notANumber) { try Quantity.parse(text) }
  }

  @Test("digits after the eighteenth are rounded half-even, and this is reported")
  func rounded() throws {
    let parsed = try Quantity.parse("0.1234567890123456785")
    #expect(parsed.quantity.description == "0.123456789012345678" && parsed.isRounded)
    let odd = try Quantity.parse("0.1234567890123456795")
    #expect(odd.quantity.description == "0.12345678901234568" && odd.isRounded)
    let more = try Quantity.parse("0.12345678901234567850000000000000000000000000001")
    #expect(more.quantity.description == "0.123456789012345679" && more.isRounded)
    let carried = try Quantity.parse("9.999999999999999999")
    #expect(carried.quantity.description == "10" && carried.isRounded)
    let tiny = try Quantity.parse("1e-400")
    #expect(tiny.quantity == .zero && tiny.isRounded)
    #expect(throws: AmountError.notANumber) { try Quantity("0.1234567890123456785") }
  }

  @Test(
    "more than eighteen digits before the decimal point are an error",
    arguments: ["1000000000000000000", "1e18", "999999999999999999.5", "1e999999999", "-1e18"])
  func tooLarge(text: String) {
    #expect(throws: AmountError.overflow) { try Quantity.parse(text) }
  }

  @Test("values, sums and parsed texts agree with long arithmetic")
  func againstPaper() throws {
    for seed: UInt64 in 0..<20_000 {
      var random = SeededRandom(seed: seed)
      let (left, right) = (decimal(&random), decimal(&random))
      let (first, second) = (try Quantity(left), try Quantity(right))
      #expect(first.description == BigDecimal(left).description, "seed \(seed)")

      let product = (BigDecimal(left) * BigDecimal(right)).rounded(toScale: 8).description
      let value = try? first.value(at: second).description
      let isHeld = (try? Amount(product)) != nil
      #expect(value == (isHeld ? product : nil), "\(left) × \(right), seed \(seed)")

      let total = (BigDecimal(left) + BigDecimal(right)).description
      let sum = try? first.adding(second).description
      let isSumHeld = (try? Quantity(total)) != nil
      #expect(sum == (isSumHeld ? total : nil), "\(left) + \(right), seed \(seed)")

      let long = left + (left.contains(".") ? "" : ".") + right.filter(\.isNumber)
      let nearest = BigDecimal(long).rounded(toScale: decimalsHeld(BigDecimal(long)))
      #expect(
        try Quantity.parse(long).quantity.description == nearest.description,
        "\(long), seed \(seed)")
    }
  }

  @Test("a price adjusted by a split's ratio is the nearest one with eighteen digits")
  func ratio() throws {
    #expect(try scaled("100", "10", "40") == "25")
    #expect(try scaled("100", "10", "30") == "33.3333333333333333")
    #expect(try scaled("200", "10", "30") == "66.6666666666666667")
    #expect(try scaled("0.5", "30", "10") == "1.5")
    #expect(try scaled("-7", "1", "-2") == "3.5")
    #expect(try scaled("0", "3", "7") == "0")
    #expect(try scaled("0.000000000000000001", "1", "2") == "0")
    #expect(try scaled("0.000000000000000003", "1", "2") == "0.000000000000000002")
    #expect(throws: AmountError.overflow) { try scaled("999999999999999999", "10", "1") }
    // 33.3333333333333333 × 30 is 1000 again, to the last of an amount's decimals.
    let third = try Quantity("100").multiplied(by: Quantity("10"), over: Quantity("30"))
    #expect(try Quantity("30").value(at: third).description == "1000")
  }

  @Test("a price adjusted by a ratio differs from the exact one by at most half a unit")
  func ratioAgainstPaper() throws {
    for seed: UInt64 in 0..<5000 {
      var random = SeededRandom(seed: seed)
      let texts = (0..<3).map { _ in decimal(&random) }
      let numbers = try texts.map { try Quantity($0) }
      guard !numbers[2].isZero,
        let result = try? numbers[0].multiplied(by: numbers[1], over: numbers[2])
      else { continue }
      // |result × denominator − price × numerator| ≤ |denominator| × half a unit of the result
      let exact = BigDecimal(texts[0]) * BigDecimal(texts[1])
      let back = BigDecimal(result.description) * BigDecimal(texts[2])
      let places = decimalsHeld(BigDecimal(result.description))
      let half = BigDecimal("0." + String(repeating: "0", count: places) + "5")
      let limit = (BigDecimal(texts[2]) * half).magnitude
      let difference = (back + exact.negated).magnitude
      #expect(!(limit + difference.negated).isNegative, "\(texts), seed \(seed)")
    }
  }

  @Test("a quantity is smaller than another if the difference to it is positive")
  func order() throws {
    #expect(try Quantity("-0.1") < .zero && .zero < .one && .one < Quantity("1.00000000000000001"))
    #expect(try Quantity("9") < Quantity("10") && Quantity("999999999999999999") > .one)
    #expect(try Quantity("-999999999999999999") < Quantity("0.000000000000000001"))
    for seed in 0..<UInt64(2_000) {
      var random = SeededRandom(seed: seed)
      let values = try (0..<2).map { _ in
        try Quantity("\(random.number(in: -40...40)).\(random.number(in: 0...9))")
      }
      let difference = try values[1].adding(values[0].negated)
      #expect(
        (values[0] < values[1]) == (!difference.isZero && !difference.isNegative), "seed \(seed)")
    }
  }

  @Test("dividing by 0 is a programming error")
  func nothing() async {
    await #expect(processExitsWith: .failure) {
      _ = try Quantity("1").multiplied(by: Quantity("1"), over: .zero)
    }
  }

  private func scaled(
    _ price: String, _ numerator: String, _ denominator: String
  ) throws -> String {
    try Quantity(price).multiplied(by: Quantity(numerator), over: Quantity(denominator))
      .description
  }

  /// Returns how many decimals a quantity can have after this number's whole part.
  private func decimalsHeld(_ number: BigDecimal) -> Int { 18 - max(0, number.wholeCount) }

  /// Returns a decimal of up to 18 digits; short and even ones are more likely than by chance.
  private func decimal(_ random: inout SeededRandom) -> String {
    let count = random.number(in: 1...(random.happens(oneIn: 2) ? 6 : 18))
    var digits = (0..<count).map { _ in
      random.happens(oneIn: 3)
        ? ["0", "5"][random.number(in: 0...1)] : "\(random.number(in: 0...9))"
    }.joined()
    let decimals = random.number(in: 0...count)
    if decimals == count {
      digits = "0." + digits
    } else if decimals > 0 {
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return random.happens(oneIn: 3) ? "-" + digits : digits
  }
}
