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
