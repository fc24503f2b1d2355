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
