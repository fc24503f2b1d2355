import PlaidSyncLedger

/// Items as a table.
enum ItemTable {
  /// One row per item.
  static func text(_ items: [Item], accounts: [Account], on terminal: Terminal) -> String {
    guard !items.isEmpty else { return "no items yet: \(RemedyText.text(.link))\n" }
    var table = Table([
      .number("ID"), .text("INSTITUTION"), .fixed("STATUS"), .number("ACCOUNTS"),
      .fixed("SYNCED TO"), .fixed("LAST SYNC"), .text("TO DO"),
    ])
    for item in items {
      table.add([
        item.id.description, item.displayName, status(of: item),
        String(accounts.count { $0.itemID == item.id }),
        item.dataSyncedThrough?.description ?? "never",
        item.lastSyncedAt.map(TimeText.text) ?? "never", item.remedy.map(RemedyText.text) ?? "",
      ])
    }
    return table.text(on: terminal)
  }

  private static func status(of item: Item) -> String {
    guard item.unlinkedAt == nil else { return "unlinked" }
    let since = item.status == .good ? nil : item.statusSince?.dateInUTC
    return item.status.rawValue + (since.map { " since \($0)" } ?? "")
  }
}
