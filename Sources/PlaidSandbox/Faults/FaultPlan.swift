import Ledger

/// Everything that is to go wrong.
package struct FaultPlan: Hashable, Sendable {
  /// Decides all that is left to chance.
  package var seed: UInt64
  /// The rules; the first one that applies decides which fault an exchange meets.
  package var rules: [FaultRule]

  /// Takes rules; without any, nothing goes wrong.
  package init(seed: UInt64 = 1, _ rules: [FaultRule] = []) {
    self.seed = seed
    self.rules = rules
  }

  /// Adds what happens by chance alone, at the endpoints of a pull: a probability for each cause.
  package mutating func addRandom(_ rates: [(SandboxFault.Cause, Amount)]) {
    for (cause, rate) in rates {
      var rule = FaultRule(cause, probability: rate)
      rule.endpoints.formIntersection(ExchangeFault.endpointsOfPulls)
      rules.append(rule)
    }
  }
}

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
