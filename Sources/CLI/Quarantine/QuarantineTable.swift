import PlaidSyncLedger

/// Elements in quarantine as a table.
enum QuarantineTable {
  /// One row per element.
  static func text(
    _ elements: [QuarantinedElement], items: [Item], on terminal: Terminal
  ) -> String {
    guard !elements.isEmpty else { return "nothing is in quarantine\n" }
    var table = Table([
      .number("ID"), .text("ITEM"), .fixed("RECEIVED"), .number("SYNC"), .fixed("RETRIED"),
      .fixed("LIST"), .text("ELEMENT"), .text("REASON"),
    ])
    for element in elements {
      table.add([
        element.id.description, items.first { $0.id == element.itemID }?.displayName ?? "",
        TimeText.text(element.receivedAt), element.syncID.description,
        element.retriedAt.map(TimeText.text) ?? "", element.list,
        element.providerID ?? "without an id",
        element.reason,
      ])
    }
    return table.text(on: terminal)
  }
}
