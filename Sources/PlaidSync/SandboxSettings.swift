import Ledger

/// How the local sandbox is to be served.
public struct SandboxSettings: Hashable, Sendable {
  /// The port on 127.0.0.1; 0 is any free one.
  public var port: UInt16 = 0
  /// The only client id that is let in; `nil` lets any in.
  public var clientID: String?
  /// The only secret that is let in; `nil` lets any in.
  public var secret: String?
  /// Who logs in on Hosted Link's page; `nil` is `user_good`.
  public var user: String?
  /// A file with a custom user, which goes before `user`.
  public var userFile: String?
  /// The date that stands still; `nil` lets the clock run.
  public var today: LocalDate?
  /// Makes the data.
  public var seed: UInt64 = 1
  /// Where the state is kept.
  public var stateFile: String?
  /// Where exchanges are appended.
  public var logFile: String?
  /// A file that says what is to go wrong.
  public var faultsFile: String?
  /// Whether a new item has its whole history at once.
  public var isReadyAtOnce = false

  /// The defaults.
  public init() {}
}
