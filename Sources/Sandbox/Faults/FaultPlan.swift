import PlaidSyncLedger

/// All faults to inject.
package struct FaultPlan: Hashable, Sendable {
  /// Determines everything that is random.
  package var seed: UInt64
  /// The rules; the first one that applies determines the fault of an exchange.
  package var rules: [FaultRule]

  /// Creates a plan; without rules it injects no faults.
  package init(seed: UInt64 = 1, _ rules: [FaultRule] = []) {
    self.seed = seed
    self.rules = rules
  }

  /// Adds faults that occur at random, at the endpoints of a pull: a probability for each cause.
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
  /// The paths to which the rule applies.
  package var endpoints: Set<String>
  /// The cause of the fault, without a seed: each occurrence has its own.
  package var cause: SandboxFault.Cause
  /// The duration, for faults that have one.
  package var seconds: Int?
  /// The count, for events that have one.
  package var count: Int?
  /// The calls to an endpoint on which the fault occurs, counted from 1; `nil` is any call.
  package var calls: Set<Int>?
  /// The probability of the fault, from 0 to 1; `nil` is certain.
  package var probability: Amount?
  /// The largest number of occurrences; `nil` is unlimited.
  package var timesMax: Int?

  /// A rule for an endpoint, or for all at which its cause can occur; always, unless narrowed down.
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
