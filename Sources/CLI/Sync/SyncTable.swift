import PlaidSyncLedger

/// Sync records as a table or a tree.
struct SyncTable {
  /// The names of families, items and accounts.
  let names: [SyncKey: String]

  /// One row per record.
  func text(_ records: [SyncRecord], on terminal: Terminal) -> String {
    guard !records.isEmpty else { return "no syncs yet: \(RemedyText.text(.pull))\n" }
    var table = Table([
      .number("ID"), .fixed("KIND").extra, .text("NAME"), .fixed("STATUS"), .fixed("WINDOW"),
      .fixed("STARTED"), .number("TOOK").extra, .number("ADDED"), .number("ROWS"), .text("ERROR"),
    ])
    for record in records {
      table.add([
        record.id.description, record.key.kind.rawValue, name(of: record), record.status.rawValue,
        record.window.description, record.startedAt.map(TimeText.text) ?? "",
        duration(of: record) ?? "", String(record.stats.added),
        String(record.stats.balancesWritten), record.failure?.message ?? "",
      ])
    }
    return table.text(on: terminal)
  }

  /// The records as a tree; the first one is the root.
  func tree(_ records: [SyncRecord], on terminal: Terminal) -> String {
    guard let root = records.first else { return "" }
    return tree(of: root, in: records).text(on: terminal)
  }

  private func tree(of record: SyncRecord, in records: [SyncRecord]) -> Tree {
    Tree(
      label(of: record),
      records.filter { $0.parentID == record.id }.map { tree(of: $0, in: records) })
  }

  private func label(of record: SyncRecord) -> String {
    let number = record.parentID == nil ? ", sync \(record.id)" : ""
    var parts = ["\(name(of: record)) (\(record.key.kind.rawValue)\(number))"]
    parts += [record.status.rawValue, record.window.description]
    let stats = record.stats
    if record.key.kind == .item {
      parts.append(
        "\(CountText.text(stats.requests, "request")), +\(stats.added) ~\(stats.modified) -\(stats.removed)"
      )
    }
    if record.key.kind == .account {
      parts.append("\(stats.balancesWritten) of \(stats.balancesComputed) rows")
    }
    if let duration = duration(of: record) { parts.append(duration) }
    if let failure = record.failure { parts.append(failure.message) }
    return parts.joined(separator: "  ")
  }

  private func name(of record: SyncRecord) -> String {
    names[record.key] ?? record.key.description
  }

  private func duration(of record: SyncRecord) -> String? {
    guard let start = record.startedAt, let end = record.finishedAt else { return nil }
    let milliseconds = end.milliseconds - start.milliseconds
    return milliseconds < 1000
      ? "\(milliseconds) ms" : "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
  }
}
