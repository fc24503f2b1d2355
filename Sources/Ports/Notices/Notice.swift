import PlaidSyncLedger

/// A change that this process has claimed for announcement through one hook.
public struct Notice: Hashable, Sendable {
  /// The facts that the notice is based on.
  public let facts: NoticeFacts
  /// The current state.
  public let state: NoticeState
  /// The value that was last announced.
  public let previous: String
  /// The number of changes of this subject announced earlier through the hook.
  public let number: Int
  /// The hook's name.
  public let hook: String

  /// Creates a notice.
  public init(
    facts: NoticeFacts, state: NoticeState, previous: String, number: Int, hook: String
  ) {
    self.facts = facts
    self.state = state
    self.previous = previous
    self.number = number
    self.hook = hook
  }
}

/// The aspects of an item that are announced independently.
public enum NoticeSubject: String, Hashable, Sendable, CaseIterable {
  /// Whether the item can be pulled.
  case health
  /// Whether the item's consent is about to end.
  case consent

  /// The value that is compared with before the first announcement.
  public var initialValue: String {
    switch self {
    case .health: "good"
    case .consent: "lasting"
    }
  }
}

/// The facts that decide an item's notices.
public struct NoticeFacts: Hashable, Sendable {
  /// The result of a pull.
  public enum Ending: Hashable, Sendable {
    case completed
    case failed(Failure)
  }

  public let item: Item
  /// The result of the item's last finished pull; `nil` when there was none.
  public let lastPull: Ending?

  /// Creates the facts.
  public init(item: Item, lastPull: Ending?) {
    self.item = item
    self.lastPull = lastPull
  }
}

/// The state of one aspect of an item; a different value is a change to announce.
public struct NoticeState: Hashable, Sendable {
  public let subject: NoticeSubject
  /// A value such as `good` or `broken`; compared, never displayed.
  public let value: String

  /// Creates a state.
  public init(_ subject: NoticeSubject, _ value: String) {
    self.subject = subject
    self.value = value
  }
}
