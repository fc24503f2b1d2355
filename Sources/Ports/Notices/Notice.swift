import PlaidSyncLedger

/// A change that this process has claimed for announcement through one hook.
package struct Notice: Hashable, Sendable {
  /// The facts that the notice is based on.
  package let facts: NoticeFacts
  /// The current state.
  package let state: NoticeState
  /// The value that was last announced.
  package let previous: String
  /// The number of changes of this subject announced earlier through the hook.
  package let number: Int
  /// The hook's name.
  package let hook: String

  /// Creates a notice.
  package init(
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
package enum NoticeSubject: String, Hashable, Sendable, CaseIterable {
  /// Whether the item can be pulled.
  case health
  /// Whether the item's consent is about to end.
  case consent

  /// The value that is compared with before the first announcement.
  package var initialValue: String {
    switch self {
    case .health: "good"
    case .consent: "lasting"
    }
  }
}

/// The facts that decide an item's notices.
package struct NoticeFacts: Hashable, Sendable {
  /// The result of a pull.
  package enum Ending: Hashable, Sendable {
    case completed
    case failed(Failure)
  }

  package let item: Item
  /// The result of the item's last finished pull; `nil` when there was none.
  package let lastPull: Ending?

  /// Creates the facts.
  package init(item: Item, lastPull: Ending?) {
    self.item = item
    self.lastPull = lastPull
  }
}

/// The state of one aspect of an item; a different value is a change to announce.
package struct NoticeState: Hashable, Sendable {
  package let subject: NoticeSubject
  /// A value such as `good` or `broken`; compared, never displayed.
  package let value: String

  /// Creates a state.
  package init(_ subject: NoticeSubject, _ value: String) {
    self.subject = subject
    self.value = value
  }
}
