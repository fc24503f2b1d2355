import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

extension JSONOutput {
  /// The number of calls to one endpoint for one item in one month.
  static func usage(_ record: UsageRecord) -> JSONValue {
    [
      "month": .string(record.month),
      "item": .id(record.itemID),
      "institution": .string(record.institution),
      "call": .string(record.endpoint),
      "calls": .int(record.calls),
    ]
  }
}
