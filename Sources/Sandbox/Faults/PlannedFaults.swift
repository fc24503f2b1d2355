import PlaidSyncLedger
import PlaidSyncPorts
import Synchronization

/// Decides which faults to inject into exchanges.
package protocol FaultSource: Sendable {
  /// The faults of an exchange; called once for each request, before it is answered.
  func faults(for request: HTTPRequest) -> [SandboxFault]
}

/// Injects no faults.
package struct NoFaults: FaultSource {
  /// Creates a source without faults.
  package init() {}
  package func faults(for request: HTTPRequest) -> [SandboxFault] { [] }
}

/// Injects faults by a plan, which may be replaced at any time.
///
/// The result depends only on the plan and on how many calls each endpoint has received.
package final class PlannedFaults: FaultSource {
  private struct State {
    var plan: FaultPlan
    /// How many calls each endpoint has received under this plan.
    var calls: [String: Int] = [:]
    /// How often each rule has applied.
    var uses: [Int: Int] = [:]
  }

  private let state: Mutex<State>

  /// Creates a source with an initial plan.
  package init(_ plan: FaultPlan = FaultPlan()) {
    state = Mutex(State(plan: plan))
  }

  /// The current plan; setting a new one restarts the count of calls.
  package var plan: FaultPlan {
    get { state.withLock { $0.plan } }
    set { state.withLock { $0 = State(plan: newValue) } }
  }

  package func faults(for request: HTTPRequest) -> [SandboxFault] {
    let path = request.path
    return state.withLock { state in
      let call = state.calls[path, default: 0] + 1
      state.calls[path] = call
      var injected: [SandboxFault] = []
      var hasFault = false
      for (number, rule) in state.plan.rules.enumerated() where rule.endpoints.contains(path) {
        var random = SeededRandom(
          state.plan.seed, UInt64(number), SeededRandom.hash(path), UInt64(call))
        // An answer can have only one fault; a second one waits for another call.
        if case .fault = rule.cause, hasFault { continue }
        guard rule.calls?.contains(call) ?? true,
          state.uses[number, default: 0] < rule.timesMax ?? .max,
          rule.probability.map({ random.happens(perHundredMillion: $0.rawValue) }) ?? true
        else { continue }
        state.uses[number, default: 0] += 1
        if case .fault = rule.cause { hasFault = true }
        injected.append(
          SandboxFault(
            rule.cause, seconds: rule.seconds, count: rule.count, seed: random.next()))
      }
      return injected
    }
  }
}

extension SeededRandom {
  /// Returns true with a probability of `units` in 10⁸, the units of an amount.
  fileprivate mutating func happens(perHundredMillion units: Int64) -> Bool {
    Int64(next() % 100_000_000) < units
  }
}
