import Ledger

/// When one kind of fault occurs: at which endpoints and on which calls.
package struct FaultRule: Hashable, Sendable {
  /// The paths it watches.
  package var endpoints: Set<String>
  /// What occurs, without a seed: each occasion has its own.
  package var cause: SandboxFault.Cause
  /// How long, where that matters.
  package var seconds: Int?
  /// How many, where that matters.
  package var count: Int?
  /// Only on these calls to an endpoint, counted from 1; `nil` is any call.
  package var calls: Set<Int>?
  /// Only by this chance, from 0 to 1; `nil` is certain.
  package var probability: Amount?
  /// No more often than this; `nil` is without end.
  package var timesMax: Int?

  /// A rule for an endpoint, or for all where its cause can occur; always, unless narrowed down.
  package init(
    _ cause: SandboxFault.Cause, at endpoint: String? = nil, seconds: Int? = nil,
    count: Int? = nil, calls: Set<Int>? = nil, probability: Amount? = nil, timesMax: Int? = nil
  ) {
    endpoints = endpoint.map { [$0] } ?? Set(cause.endpoints)
    self.cause = cause
    self.seconds = seconds
    self.count = count
    self.calls = calls
    self.probability = probability
    self.timesMax = timesMax
  }
}
