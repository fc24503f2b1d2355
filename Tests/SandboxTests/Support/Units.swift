import PlaidSyncJSON
import PlaidSyncLedger

/// A number of an answer in units of 10⁻⁸; throws if the value is not a number.
func units(_ value: JSONValue?) throws -> Int64 {
  try Amount(value?.number?.text ?? "missing").rawValue
}
