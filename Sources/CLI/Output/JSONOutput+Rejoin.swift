import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

extension JSONOutput {
  /// The result of rejoining a pair of accounts.
  static func rejoin(_ report: RejoinReport) -> JSONValue {
    [
      "account": .id(report.accountID),
      "instead_of": .id(report.formerID),
      "name": .string(report.name),
      "matched": .int(report.matched),
      "older": .int(report.older),
      "missing": .array(report.missing.map { transaction($0) }),
      "added": .array(report.added.map { transaction($0) }),
      "ambiguous": .array(report.ambiguous.map { .id($0) }),
    ]
  }
}
