import PlaidSyncLedger
import PlaidSyncPorts

extension Failure {
  /// The run was stopped from outside; uncommitted changes were rolled back.
  static let canceled = Failure(
    .canceled, "canceled; nothing is half done", remedy: .pull)

  /// Converts any error into a failure; an unexpected one is reported as a bug.
  package init(catching error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let provider as ProviderFailure: self = provider.failure
    case is CancellationError: self = .canceled
    default:
      self = Failure(
        .broken, "unexpected error: \(error)", remedy: "please report this")
    }
  }

  /// A pagination that would never end.
  static let standstill = Failure(
    .protocolViolation, "the bank's changes continue, but the next cursor is the one just used",
    remedy: .retryLater)

  /// Another process is running the sync.
  static func running(_ record: SyncRecord?, _ name: String) -> Failure {
    let by = record?.owner.map { " by process \($0.pid)" } ?? ""
    return Failure(
      .busy, "\(name) is being synced\(by) already",
      remedy: .waitForOtherSync)
  }
}

extension SyncContext {
  /// The run has reached its time limit.
  var outOfTime: Failure {
    Failure(
      .outOfTime,
      "the time limit of the pull (\(policy.runMillisecondsMax / 60_000) minutes) is reached; "
        + "the next pull continues where this one stopped",
      remedy: .either(.pull, or: "allow more time with \"pull_minutes\" in the configuration"))
  }
}
