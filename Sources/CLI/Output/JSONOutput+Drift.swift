import PlaidSyncJSON
import PlaidSyncLedger

extension JSONOutput {
  /// A difference between bank and books, with the causes that would explain it exactly.
  static func drift(
    _ drift: Drift, _ causes: [DriftCause], accounts: [Account]
  ) -> JSONValue {
    let currency = accounts.first { $0.id == drift.accountID }?.currency
    return [
      "account": .id(drift.accountID),
      "since": .text(drift.since),
      "date": .text(drift.date),
      "amount": .text(drift.amount),
      "currency": .string(orNull: currency?.code),
      "accepted": .bool(drift.isAccepted),
      "incomplete": .bool(drift.isIncomplete),
      "causes": .array(
        causes.map { cause in
          [
            "cause": .string(cause.kind.rawValue),
            "transactions": .array(cause.entries.map { .id($0.id) }),
          ]
        }),
    ]
  }
}
