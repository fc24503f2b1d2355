import PlaidSyncLedger
import Testing

@Suite("Rate")
struct RateTests {
  @Test(
    "text becomes a coefficient and a scale, and canonical text again",
    arguments: [
      ("1.0845", 10_845, 4, "1.0845"), ("0.92", 92, 2, "0.92"), ("100", 100, 0, "100"),
      ("1.500", 15, 1, "1.5"), ("0.000001", 1, 6, "0.000001"), ("0001.5", 15, 1, "1.5"),
      ("0.000000000000000001", 1, 18, "0.000000000000000001"),
      ("123456789012345678", 123_456_789_012_345_678, 0, "123456789012345678"),
      ("2.0", 2, 0, "2"),
    ])
  func parsing(text: String, coefficient: Int, scale: Int, canonical: String) throws {
    let rate = try Rate(text)
    #expect(rate.coefficient == Int64(coefficient))
    #expect(rate.scale == scale)
    #expect(rate.description == canonical)
    #expect(try Rate(canonical) == rate)
  }

  @Test(
    "text that is not a positive decimal of 18 digits is rejected",
    arguments: [
      "", "0", "0.0", "-1", "+1", "1e2", ".5", "1.", "1.2.3", "1234567890123456789", " 1", "a", ".",
      "0.0000000000000000001", "1,5",
    ])
  func refused(text: String) {
    #expect(throws: AmountError.notANumber) { try Rate(text) }
  }

  @Test(
    "an amount is converted exactly and rounded once, half-even",
    arguments: [
      ("10", "1.0845", "10.845"), ("-10", "1.0845", "-10.845"), ("0.00000001", "0.5", "0"),
      ("0.00000003", "0.5", "0.00000002"), ("-0.00000003", "0.5", "-0.00000002"),
      ("0.00000005", "0.5", "0.00000002"), ("0.00000005", "0.500000001", "0.00000003"),
      ("90000000000", "1", "90000000000"), ("1", "0.333333333333333333", "0.33333333"),
      ("0", "123456789012345678", "0"),
    ])
  func converting(amount: String, rate: String, expected: String) throws {
    #expect(try Rate(rate).converting(Amount(amount)).description == expected)
  }

  @Test("a conversion that is out of range is an error")
  func overflow() throws {
    let most = try Amount("90000000000")
    #expect(throws: AmountError.overflow) { try Rate("1.0000000001").converting(most) }
    #expect(throws: AmountError.overflow) { try Rate("999999999999999999").converting(most) }
    #expect(throws: AmountError.overflow) { try Rate("1.1").converting(most.negated) }
  }

  @Test("the day's rate is used, else the newest of the five days before, else none")
  func lookup() throws {
    let euro = Currency("EUR")
    let date = try #require(LocalDate("2025-05-20"))
    let rates = ExchangeRates([euro: [date: try Rate("2"), date.adding(days: -1): try Rate("1")]])
    #expect(rates.rate(of: euro, on: date) == (try Rate("2")))
    #expect(rates.rate(of: euro, on: date.previous) == (try Rate("1")))
    #expect(rates.rate(of: euro, on: date.adding(days: 5)) == (try Rate("2")))
    #expect(rates.rate(of: euro, on: date.adding(days: 6)) == nil)
    #expect(rates.rate(of: euro, on: date.adding(days: -2)) == nil)
    #expect(rates.rate(of: Currency("CHF"), on: date) == nil)
  }
}
