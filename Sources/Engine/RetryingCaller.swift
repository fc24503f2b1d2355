import PlaidSyncLedger
import PlaidSyncPorts
import Synchronization

/// Calls a provider for one item's pull, counts the requests and retries where that can help.
final class RetryingCaller: Sendable {
  private struct State {
    var requests = 0
    var billed = 0
    var pausedMilliseconds: Int64 = 0
  }

  private let state = Mutex(State())
  private let item: Item
  private let context: SyncContext

  init(item: Item, context: SyncContext) {
    self.item = item
    self.context = context
  }

  /// The number of requests made, including retries.
  var requests: Int { state.withLock { $0.requests } }
  /// The number of billed requests.
  var billed: Int { state.withLock { $0.billed } }

  /// Makes a call and retries it while the failure is transient and the limits permit.
  ///
  /// - Parameter billed: The billing category; a billed call that may have had an effect is not
  ///   retried.
  func call<Answer: Sendable>(
    billedAs billed: BilledCall? = nil,
    _ call: @Sendable () async throws(ProviderFailure) -> Answer
  ) async throws -> Answer {
    var attempt = 1
    while true {
      try Task.checkCancellation()
      guard context.clock.leftMilliseconds > 0 else { throw context.outOfTime }
      let number = try await count(billed)
      state.withLock { $0.requests += 1 }
      do {
        return try await call()
      } catch {
        if !error.mayHaveArrived { try await uncount(number) }
        if Task.isCancelled { throw CancellationError() }
        let mayRepeat = billed == nil || !error.mayHaveHappened
        guard mayRepeat, attempt < context.policy.attemptsMax,
          let pause = pause(after: error, attempt: attempt)
        else { throw error }
        context.progress(
          .retrying(
            name: item.displayName, reason: error.failure.message, pauseMilliseconds: pause))
        try await context.world.sleep(pause)
        attempt += 1
      }
    }
  }

  /// Counts a billed call before it is made: if the process is killed during it, it may be billed.
  private func count(_ call: BilledCall?) async throws -> Int64? {
    guard let call else { return nil }
    let number = try await context.usage.count(call, of: item, at: context.world.now())
    state.withLock { $0.billed += 1 }
    return number
  }

  private func uncount(_ number: Int64?) async throws {
    guard let number else { return }
    try await context.usage.uncount(number)
    state.withLock { $0.billed -= 1 }
  }

  /// Returns the pause before the next attempt; `nil` when the call should not be retried.
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
    let random = Int64(context.world.randomBits() % UInt64(max(1, longest)))
    let pause = (least ?? 0) + random
    guard pause < context.clock.leftMilliseconds else { return nil }
    return state.withLock { state in
      guard state.pausedMilliseconds + pause <= policy.pauseBudgetMilliseconds else { return nil }
      state.pausedMilliseconds += pause
      return pause
    }
  }
}
