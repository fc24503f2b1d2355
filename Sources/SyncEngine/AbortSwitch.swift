import Ledger
import Ports
import Synchronization

/// Keeps a run from calling a provider that refuses all of its items alike.
final class AbortSwitch: Sendable {
  private let failure = Mutex<Failure?>(nil)

  /// Why nothing more shall be called; `nil` while calls make sense.
  var reason: Failure? { failure.withLock { $0 } }

  /// Stops the run when a failure concerns every item: wrong credentials or configuration, or no
  /// trusted way there.
  func consider(_ provider: ProviderFailure) {
    let failure = provider.failure
    guard provider.reaction == .fatal,
      [.credentials, .configuration, .unreachable].contains(failure.code)
    else { return }
    self.failure.withLock { $0 = $0 ?? failure }
  }
}
