import Ports
import Synchronization

/// Disturbs exchanges on purpose.
package protocol FaultSource: Sendable {
  /// What an exchange meets; asked once for each request, before it is answered.
  func faults(for request: HTTPRequest) -> [SandboxFault]
}

/// Leaves every exchange alone.
package struct NoFaults: FaultSource {
  /// Makes one.
  package init() {}
  package func faults(for request: HTTPRequest) -> [SandboxFault] { [] }
}

/// Disturbs exchanges by a plan, which may be replaced at any time.
///
/// What happens depends on the plan and on how many calls each endpoint has had, and on nothing else.
package final class PlannedFaults: FaultSource {
  private struct State {
    var plan: FaultPlan
    /// How many calls each endpoint has had under this plan.
    var calls: [String: Int] = [:]
    /// How often each rule has applied.
    var uses: [Int: Int] = [:]
  }

  private let state: Mutex<State>

  /// Begins with a plan.
  package init(_ plan: FaultPlan = FaultPlan()) {
    state = Mutex(State(plan: plan))
  }

  /// The plan; a new one counts calls from the beginning.
  package var plan: FaultPlan {
    get { state.withLock { $0.plan } }
    set { state.withLock { $0 = State(plan: newValue) } }
  }

  package func faults(for request: HTTPRequest) -> [SandboxFault] {
    let path = request.path
    return state.withLock { state in
      let call = state.calls[path, default: 0] + 1
      state.calls[path] = call
      var met: [SandboxFault] = []
      var hasFault = false
      for (number, rule) in state.plan.rules.enumerated() where rule.endpoints.contains(path) {
        var random = SeededRandom(
          state.plan.seed, UInt64(number), SeededRandom.hash(path), UInt64(call))
        // One answer cannot be spoiled in two ways; a second fault waits for another call.
        if case .fault = rule.cause, hasFault { continue }
        guard rule.calls?.contains(call) ?? true,
          state.uses[number, default: 0] < rule.timesMax ?? .max,
          rule.probability.map({ random.happens(perHundredMillion: $0.rawValue) }) ?? true
        else { continue }
        state.uses[number, default: 0] += 1
        if case .fault = rule.cause { hasFault = true }
        met.append(
          SandboxFault(
            rule.cause, seconds: rule.seconds, count: rule.count, seed: random.next()))
      }
      return met
    }
  }
}

extension SeededRandom {
  /// True in so many of 10⁸ cases, the units of an amount.
  fileprivate mutating func happens(perHundredMillion units: Int64) -> Bool {
    Int64(next() % 100_000_000) < units
  }
}
