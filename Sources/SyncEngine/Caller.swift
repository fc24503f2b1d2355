import Ledger
import Ports
import Synchronization

/// Calls a provider for one item's pull: counts the requests, tries again where that can help.
final class Caller: Sendable {
  private struct State {
    var requests = 0
    var pausedMilliseconds: Int64 = 0
  }

  private let state = Mutex(State())
  private let name: String
  private let context: SyncContext

  init(name: String, context: SyncContext) {
    self.name = name
    self.context = context
  }

  /// How many requests were made, repeated ones included.
  var requests: Int { state.withLock { $0.requests } }

  /// Makes a call, again and again while the failure is transient and the budget lasts.
  ///
  /// - Parameter isRepeatable: `false` for a billed call: once it may have happened it is not
  ///   made a second time.
  func call<Answer: Sendable>(
    isRepeatable: Bool = true,
    _ call: @Sendable () async throws(ProviderFailure) -> Answer
  ) async throws -> Answer {
    var attempt = 1
    while true {
      try Task.checkCancellation()
      state.withLock { $0.requests += 1 }
      do {
        return try await call()
      } catch {
        if Task.isCancelled { throw CancellationError() }
        let mayRepeat = isRepeatable || !error.mayHaveHappened
        guard mayRepeat, attempt < context.policy.attemptsMax,
          let pause = pause(after: error, attempt: attempt)
        else { throw error }
        context.progress(
          .retrying(name: name, reason: error.failure.message, pauseMilliseconds: pause))
        try await context.world.sleep(pause)
        attempt += 1
      }
    }
  }

  /// The pause before the next try; `nil` when there shall be none.
  private func pause(after error: ProviderFailure, attempt: Int) -> Int64? {
    let policy = context.policy
    var least = error.failure.retryAfterSeconds.map { Int64($0) * 1000 }
    let longest: Int64
    switch error.reaction {
    case .retry:
      longest = min(policy.pauseMillisecondsMax, policy.pauseMilliseconds << Int64(attempt - 1))
    case .wait:
      longest = policy.rateLimitPauseMilliseconds / 10
      least = least ?? policy.rateLimitPauseMilliseconds
    default: return nil
    }
    let chance = Int64(context.world.randomBits() % UInt64(max(1, longest)))
    let pause = (least ?? 0) + chance
    return state.withLock { state in
      guard state.pausedMilliseconds + pause <= policy.pauseBudgetMilliseconds else { return nil }
      state.pausedMilliseconds += pause
      return pause
    }
  }
}
