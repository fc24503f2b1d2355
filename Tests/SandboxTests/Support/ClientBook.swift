import PlaidSyncJSON
import PlaidSyncLedger

/// What a careful client knows about an Item after applying its updates.
struct ClientBook: Hashable {
  /// The transactions by id.
  private(set) var transactions: [String: JSONValue] = [:]
  /// Sentences about violations of the rules.
  private(set) var complaints: [String] = []
  /// The cursor at which the next update starts.
  private(set) var cursor = ""

  /// Applies the pages of one complete update.
  mutating func apply(_ pages: [Answer]) {
    for page in pages {
      for (key, isNew) in [("added", true), ("modified", false)] {
        for transaction in page.list(key) {
          let id = transaction["transaction_id"]?.string ?? ""
          let isKnown = transactions[id] != nil
          if isKnown == isNew { complaints.append("\(key) is wrong for \(id)") }
          transactions[id] = transaction
        }
      }
      for id in page.texts("removed", of: "transaction_id") {
        if transactions.removeValue(forKey: id) == nil { complaints.append("nothing to remove") }
      }
    }
    cursor = pages.last?.text("next_cursor") ?? cursor
  }

  /// The transactions as lines of date, amount, state and name, in this order.
  var table: String {
    transactions.values.map(Self.line).sorted().joined(separator: "\n")
  }

  /// A transaction in one line.
  static func line(_ transaction: JSONValue) -> String {
    let state = transaction["pending"] == true ? "pending" : "posted"
    let amount = transaction["amount"]?.number?.text ?? "?"
    return [
      transaction["date"]?.string ?? "?", amount, state, transaction["name"]?.string ?? "?",
    ].joined(separator: " ")
  }
}
