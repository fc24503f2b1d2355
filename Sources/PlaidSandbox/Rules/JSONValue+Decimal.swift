import JSON
import Ledger

extension JSONValue {
  /// A decimal of 10⁻⁸ units, or `null`.
  static func decimal(_ units: Int64?) -> JSONValue {
    units.map { .number(verbatim: Amount(unchecked: $0).description) } ?? .null
  }
}
