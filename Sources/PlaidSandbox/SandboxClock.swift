import Ledger

/// The sandbox's time: the date drives the data, the instant lets tokens expire.
package struct SandboxClock: Sendable {
  /// The instant.
  package let now: @Sendable () -> Timestamp
  /// The date; the sandbox never goes back behind the latest it has seen.
  package let today: @Sendable () -> LocalDate

  /// Takes both from outside.
  package init(
    now: @escaping @Sendable () -> Timestamp, today: @escaping @Sendable () -> LocalDate
  ) {
    self.now = now
    self.today = today
  }
}
