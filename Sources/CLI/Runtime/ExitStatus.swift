import Ledger

/// How a command that ran to its end exits.
struct ExitStatus: Hashable, Sendable {
  let rawValue: Int32

  /// Everything was done.
  static let done = ExitStatus(rawValue: 0)
  /// It was done, and something needs attention.
  static let attention = ExitStatus(rawValue: 1)

  /// The status of a failure that is the whole result.
  static func failed(_ failure: Failure) -> ExitStatus {
    ExitStatus(rawValue: failure.code.exitStatus)
  }
}
