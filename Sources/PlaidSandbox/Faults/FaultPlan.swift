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
