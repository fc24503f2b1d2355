import Ledger

/// What an item's notices are decided by.
public struct NoticeFacts: Hashable, Sendable {
  /// How a pull ended.
  public enum Ending: Hashable, Sendable {
    case completed
    case failed(Failure)
  }

  public let item: Item
  /// How its last pull that came to an end ended; `nil` when there was none.
  public let lastPull: Ending?

  /// Gathers facts.
  public init(item: Item, lastPull: Ending?) {
    self.item = item
    self.lastPull = lastPull
  }
}
