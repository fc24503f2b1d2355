import Ledger
import Ports

extension Failure {
  /// The run was stopped from outside; what was not committed is undone.
  static let cancelled = Failure(
    .cancelled, "cancelled; nothing is half done", remedy: .pull)

  /// Any error as a failure; one that nobody foresaw is a bug and says so.
  init(catching error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let provider as ProviderFailure: self = provider.failure
    case is CancellationError: self = .cancelled
    default:
      self = Failure(
        .broken, "an unforeseen error: \(error)", remedy: "please report this")
    }
  }

  /// A pagination that would never end.
  static let standstill = Failure(
    .protocolViolation, "there shall be more changes, but the cursor to them is the one just used",
    remedy: .retryLater)

  /// Another process is at it.
  static func running(_ record: SyncRecord?, _ name: String) -> Failure {
    let by = record?.owner.map { " by process \($0.pid)" } ?? ""
    return Failure(
      .busy, "\(name) is being synced\(by) already",
      remedy: .waitForOtherSync)
  }
}

extension SyncContext {
  /// The run has used up its time.
  var outOfTime: Failure {
    Failure(
      .outOfTime,
      "the time for the whole pull (\(policy.runMillisecondsMax / 60_000) minutes) is used up; "
        + "the next one continues where it stopped",
      remedy: .either(.pull, or: "allow more time with \"pull_minutes\" in the configuration"))
  }
}
