import PlaidSyncLedger

/// The history of a transaction as a table.
enum HistoryTable {
  /// One row per change.
  static func text(
    _ changes: [TransactionChange], of transaction: Transaction, on terminal: Terminal
  ) -> String {
    var table = Table([
      .fixed("WHEN"), .fixed("BY"), .fixed("WHAT"), .text("FROM"), .text("TO"),
    ])
    for change in changes {
      table.add([
        TimeText.text(change.at), author(of: change, transaction.source), words(for: change),
        value(change.old, of: change), value(change.new, of: change),
      ])
    }
    return table.text(on: terminal)
  }

  private static func author(
    of change: TransactionChange, _ source: Transaction.Source
  ) -> String {
    switch change.author(source: source) {
    case .sync: "sync \(change.syncID?.description ?? "")"
    case .user: "you"
    case nil: "?"
    }
  }

  private static func words(for change: TransactionChange) -> String {
    let field = change.field?.rawValue.replacing("_", with: " ") ?? ""
    return switch change.kind {
    case .added: "added"
    case .posted: "posted"
    case .renamed: "id changed"
    case .changed: "bank changed \(field)"
    case .edited: "\(field) edited"
    case .released: "\(field) released"
    case .deleted: "deleted"
    case .removed: "removed by the bank"
    case .unlisted: "no longer listed by the bank"
    case .restored: "restored"
    case .revived: "sent again by the bank"
    case .relisted: "listed again by the bank"
    }
  }

  private static func value(_ text: String?, of change: TransactionChange) -> String {
    guard let text else { return "" }
    return switch change.field {
    case .excluded, .pending: text == "0" ? "no" : "yes"
    case .tags: JSONOutput.tags(text).joined(separator: ", ")
    default: text
    }
  }
}
