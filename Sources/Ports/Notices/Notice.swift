import Ledger

/// A change that this process has taken upon itself to announce through one hook.
public struct Notice: Hashable, Sendable {
  /// What is to be told.
  public let facts: NoticeFacts
  /// How it stands now.
  public let state: NoticeState
  /// The value that was announced last.
  public let former: String
  /// How many changes of this side were announced through the hook before.
  public let number: Int
  /// The hook's name.
  public let hook: String

  /// Describes a change.
  public init(
    facts: NoticeFacts, state: NoticeState, former: String, number: Int, hook: String
  ) {
    self.facts = facts
    self.state = state
    self.former = former
    self.number = number
    self.hook = hook
  }
}

/// The sides of an item that are announced, each on its own.
public enum NoticeSubject: String, Hashable, Sendable, CaseIterable {
  /// Whether it can be pulled.
  case health
  /// Whether its consent is about to end.
  case consent

  /// What counts as announced before anything was.
  public var initialValue: String {
    switch self {
    case .health: "good"
    case .consent: "lasting"
    }
  }
}

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

/// How one side of an item stands; another value is a change that is announced.
public struct NoticeState: Hashable, Sendable {
  public let subject: NoticeSubject
  /// Such as `good` or `broken`; compared, never shown.
  public let value: String

  /// Describes how a side stands.
  public init(_ subject: NoticeSubject, _ value: String) {
    self.subject = subject
    self.value = value
  }
}
