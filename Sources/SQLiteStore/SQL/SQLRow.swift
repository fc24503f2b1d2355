import GRDBSQLite
import PlaidSyncLedger

/// The current row of a running statement; columns are counted from 0.
struct SQLRow {
  /// The statement whose current row this is.
  let statement: OpaquePointer

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }
  func integerOrNull(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }
  func flag(_ column: Int32) -> Bool { integer(column) != 0 }

  /// Returns the text; empty if null.
  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(statement, column) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func textOrNull(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// Returns the bytes; empty if null.
  func bytes(_ column: Int32) -> [UInt8] {
    let start = sqlite3_column_blob(statement, column)
    return Array(
      UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
  }

  func date(_ column: Int32) -> LocalDate {
    LocalDate(day: Int32(truncatingIfNeeded: integer(column)))
  }
  func dateOrNull(_ column: Int32) -> LocalDate? { isNull(column) ? nil : date(column) }
  func amount(_ column: Int32) -> Amount { Amount(unchecked: integer(column)) }
  func amountOrNull(_ column: Int32) -> Amount? { isNull(column) ? nil : amount(column) }
  func instant(_ column: Int32) -> Timestamp { Timestamp(milliseconds: integer(column)) }
  func instantOrNull(_ column: Int32) -> Timestamp? { isNull(column) ? nil : instant(column) }
  func currency(_ column: Int32) -> Currency { Currency(text(column)) }
  func id<Kind>(_ column: Int32) -> Identifier<Kind> { Identifier(integer(column)) }
  func idOrNull<Kind>(_ column: Int32) -> Identifier<Kind>? {
    isNull(column) ? nil : Identifier(integer(column))
  }
}

extension SQLRow {
  /// Returns a canonical decimal; throws if the text is not one.
  func quantity(_ column: Int32) throws -> Quantity {
    let text = text(column)
    do { return try Quantity(text) } catch {
      throw Failure(
        .badInput, "a stored quantity or price is not a decimal: \(text)",
        remedy: "correct it in the table holdings, trades or prices")
    }
  }

  func quantityOrNull(_ column: Int32) throws -> Quantity? {
    isNull(column) ? nil : try quantity(column)
  }

  /// Returns the price of one unit, computed from a price as sent and its security's quotation,
  /// which is null if there is no security.
  func priceOrNull(_ column: Int32, quotation: Int32) throws -> Quantity? {
    guard let price = try quantityOrNull(column) else { return nil }
    let way = Quotation(rawValue: text(quotation)) ?? .perUnit
    do { return try way.perUnit(price) } catch {
      throw Failure(
        .badInput, "a stored price per cent has too many decimals: \(price)",
        remedy: "correct it in the table holdings, trades or prices")
    }
  }
}
