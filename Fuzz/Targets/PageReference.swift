import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// The content of a page of `/transactions/sync`, read slowly from its tree.
struct PageReference {
  /// The good elements of `added` and `modified`, in the page's order.
  private(set) var transactions: [Transaction] = []
  /// The ids of the good elements of `removed`.
  private(set) var removed: [String] = []
  /// The bad elements, in the page's order.
  private(set) var problems: [JSONValue] = []
  /// How many elements `added`, `modified` and `removed` have.
  private(set) var counts = [0, 0, 0]
  /// Whether the page has the three lists, each of the right type.
  private(set) var isUsable: Bool

  private static let lists = ["added", "modified", "removed"]

  init(_ page: JSONValue) {
    isUsable = Self.lists.allSatisfy { page[$0]?.array != nil }
    for member in page.object?.members ?? [] {
      guard let list = Self.lists.firstIndex(of: member.key) else { continue }
      counts[list] = member.value.array?.count ?? 0
      for element in member.value.array ?? [] { take(element, of: member.key) }
    }
  }

  private mutating func take(_ element: JSONValue, of list: String) {
    guard Transaction.hasRightKinds(element) else {
      problems.append(element)
      return
    }
    if list == "removed" {
      if let id = Transaction.text(element, "transaction_id") {
        removed.append(id)
      } else {
        problems.append(element)
      }
    } else if let transaction = Transaction(element, isModified: list == "modified") {
      transactions.append(transaction)
    } else {
      problems.append(element)
    }
  }
}
