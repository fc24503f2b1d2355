import PlaidSyncLedger

/// Transfers as a table.
enum TransferTable {
  /// One row per transfer; what arrived is shown if it differs from what left.
  static func text(
    _ transfers: [Transfer], accounts: [Account], on terminal: Terminal
  ) -> String {
    guard !transfers.isEmpty else { return "no transfers\n" }
    var table = Table([
      .number("ID"), .fixed("DATE"), .text("FROM"), .text("TO"), .number("AMOUNT"), .fixed(""),
      .text("KIND"), .fixed("STATE"), .fixed("RECEIVED"), .fixed("ENTRIES").extra,
    ])
    for transfer in transfers {
      let (outflow, inflow) = (transfer.outflow, transfer.inflow)
      table.add([
        transfer.id.description, outflow.date.description, name(of: outflow, accounts),
        name(of: inflow, accounts), MoneyText.text(outflow.money.amount, outflow.money.currency),
        outflow.money.currency.code, transfer.kind.rawValue, transfer.state.rawValue,
        received(transfer), "\(outflow.id), \(inflow.id)",
      ])
    }
    return table.text(on: terminal)
  }

  private static func name(of leg: TransferLeg, _ accounts: [Account]) -> String {
    accounts.first { $0.id == leg.accountID }?.name ?? ""
  }

  /// The date and amount that arrived, as far as they differ from those that left.
  private static func received(_ transfer: Transfer) -> String {
    let (left, came) = (transfer.outflow, transfer.inflow)
    var texts: [String] = []
    if left.date != came.date { texts.append(came.date.description) }
    let money = Money(came.money.amount.negated, came.money.currency)
    if money != left.money { texts.append(money.description) }
    return texts.joined(separator: " ")
  }
}
