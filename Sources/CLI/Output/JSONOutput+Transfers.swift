import PlaidSyncJSON
import PlaidSyncLedger

extension JSONOutput {
  /// A pair of entries that is, or may be, a transfer.
  static func transfer(_ transfer: Transfer) -> JSONValue {
    [
      "id": .id(transfer.id),
      "state": .string(transfer.state.rawValue),
      "kind": .string(transfer.kind.rawValue),
      "outflow": leg(transfer.outflow),
      "inflow": leg(transfer.inflow),
      "interchangeable": .bool(transfer.isInterchangeable),
    ]
  }

  private static func leg(_ leg: TransferLeg) -> JSONValue {
    [
      "transaction": .id(leg.id.transactionID),
      "trade": .id(leg.id.tradeID),
      "account": .id(leg.accountID),
      "date": .text(leg.date),
      "amount": .text(leg.money.amount),
      "currency": .string(leg.money.currency.code),
    ]
  }
}
