import PlaidSyncJSON
import PlaidSyncLedger

extension JSONValue {
  /// The decimal number of `units` of 10⁻⁸, or `null`.
  static func decimal(_ units: Int64?) -> JSONValue {
    units.map { .number(verbatim: Amount(unchecked: $0).description) } ?? .null
  }
}
