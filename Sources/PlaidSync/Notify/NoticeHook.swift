import Ledger

/// A way to tell somebody about an event, in a bounded time.
protocol NoticeHook: Sendable {
  /// What the notes about deliveries go by; never renamed.
  var name: String { get }
  /// Tells; returning means that it was taken.
  func deliver(_ event: NoticeEvent) async throws(Failure)
  /// Whether it could work, as far as that can be seen without telling anybody anything.
  func check() throws(Failure)
}

extension NoticeHook {
  /// A failure of this hook.
  func failure(_ reason: String, remedy: String) -> Failure {
    Failure(
      .configuration, "the notice could not be given to the \(name): \(reason)", remedy: remedy)
  }
}
