import JSON
import Ledger

/// The units of 10⁻⁸ of a number in an answer; throws when it is none.
func units(_ value: JSONValue?) throws -> Int64 {
  try Amount(value?.number?.text ?? "missing").rawValue
}
