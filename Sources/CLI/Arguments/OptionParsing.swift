import ArgumentParser
import PlaidSyncLedger

/// Parses the values of options, with errors that show the expected form.
enum OptionParsing {
  /// A calendar date.
  static func date(_ text: String) throws -> LocalDate {
    guard let date = LocalDate(text) else {
      throw ValidationError("a date is written YYYY-MM-DD, such as 2025-05-20.")
    }
    return date
  }

  /// An exact decimal.
  static func amount(_ text: String) throws -> Amount {
    do {
      return try Amount(text)
    } catch AmountError.overflow {
      throw ValidationError("the largest amount is 90000000000.")
    } catch {
      throw ValidationError(
        "an amount has a decimal point and at most eight decimals, such as -1234.50.")
    }
  }

  /// A currency code.
  static func currency(_ text: String) throws -> Currency {
    let isCode = (3...10).contains(text.utf8.count) && text.utf8.allSatisfy(isLetterOrDigit)
    guard isCode else { throw ValidationError("a currency is a code such as EUR or USD.") }
    return Currency(text.uppercased())
  }

  /// An exact exchange rate.
  static func rate(_ text: String) throws -> Rate {
    do { return try Rate(text) } catch {
      throw ValidationError("a rate is a positive decimal of at most 18 digits, such as 1.1264.")
    }
  }

  /// A transaction's or a trade's id.
  static func entry(_ text: String) throws -> EntryID {
    guard let entry = EntryID(text) else {
      throw ValidationError("an entry is a number such as 1204, or a trade's number such as t17.")
    }
    return entry
  }

  /// An exact price.
  static func price(_ text: String) throws -> Quantity {
    let price: Quantity
    do { price = try Quantity(text) } catch {
      throw ValidationError("a price is a decimal of at most 18 digits, such as 104.25.")
    }
    guard !price.isNegative else { throw ValidationError("a price is not negative.") }
    return price
  }

  /// A count of at least one.
  static func count(_ text: String) throws -> Int {
    guard let count = Int(text), count > 0 else {
      throw ValidationError("the value must be a whole number of at least 1.")
    }
    return count
  }

  /// The parts of a list that commas separate, without empty ones.
  static func list(_ text: String) -> [String] {
    text.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
  }

  /// An account's type by Plaid's or this program's name; `other-asset` stands for `other asset`.
  static func kind(_ text: String) throws -> AccountKind {
    let name = text.lowercased().replacing("-", with: " ").replacing("_", with: " ")
    if let kind = AccountKind(rawValue: name) { return kind }
    let names = AccountKind.allCases.map(optionName)
    throw ValidationError("the types are \(names.joined(separator: ", ")).")
  }

  /// The name of a kind as it is typed, with hyphens instead of spaces.
  static func optionName(_ kind: AccountKind) -> String {
    kind.rawValue.replacing(" ", with: "-")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    let lowered = byte | 0x20
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowered)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
