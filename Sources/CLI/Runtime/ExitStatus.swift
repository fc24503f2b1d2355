import PlaidSyncLedger

/// The exit status of a command that ran to its end.
///
/// A command that returns has the status `done`. For another one it throws the status after its
/// output, like the argument parser's `ExitCode`; nothing further is reported.
struct ExitStatus: Error, Hashable {
  let rawValue: Int32

  /// Everything was done.
  static let done = ExitStatus(rawValue: 0)
  /// Everything was done, but something needs attention.
  static let attention = ExitStatus(rawValue: 1)

  /// The status of a failure that is the command's only result.
  static func failed(_ failure: Failure) -> ExitStatus {
    ExitStatus(rawValue: failure.code.exitStatus)
  }
}
