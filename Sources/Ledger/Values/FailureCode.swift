/// The kind of a failure, from an open set: `plaid.item-login-required`.
public struct FailureCode: Hashable, Sendable, CustomStringConvertible {
  /// The stable text that is used in JSON.
  public let text: String
  /// The process's exit status when this failure ends the whole run (see sysexits).
  public let exitStatus: Int32

  /// Creates a code that extends the set.
  package init(_ text: String, exitStatus: Int32) {
    self.text = text
    self.exitStatus = exitStatus
  }

  public var description: String { text }

  /// An invalid option or date, or an ambiguous name.
  public static let usage = FailureCode("usage", exitStatus: 64)
  /// An input whose content is malformed.
  public static let badInput = FailureCode("input.malformed", exitStatus: 65)
  /// A named object does not exist.
  public static let notFound = FailureCode("not-found", exitStatus: 66)
  /// Plaid or the institution cannot be reached.
  public static let unreachable = FailureCode("plaid.unreachable", exitStatus: 69)
  /// A broken invariant: a bug.
  public static let broken = FailureCode("internal.broken", exitStatus: 70)
  /// An output or the database cannot be created.
  public static let cannotCreate = FailureCode("file.cannot-create", exitStatus: 73)
  /// The database or a file cannot be read or written.
  public static let inputOutput = FailureCode("file.cannot-access", exitStatus: 74)
  /// The database is damaged, or the file is not a database.
  public static let damaged = FailureCode("database.damaged", exitStatus: 74)
  /// A stored page of the provider's responses is damaged.
  public static let damagedPage = FailureCode("archive.damaged", exitStatus: 74)
  /// Another sync is running for it, or the database is busy.
  public static let busy = FailureCode("busy", exitStatus: 75)
  /// The provider's rate limit was reached.
  public static let rateLimited = FailureCode("plaid.rate-limited", exitStatus: 75)
  /// The time limit of the whole run was reached.
  public static let outOfTime = FailureCode("out-of-time", exitStatus: 75)
  /// The provider's response cannot be interpreted.
  public static let protocolViolation = FailureCode("plaid.protocol", exitStatus: 76)
  /// The provider rejected the client id or secret.
  public static let credentials = FailureCode("plaid.credentials", exitStatus: 77)
  /// The user has to log in to the item again.
  public static let loginRequired = FailureCode("plaid.item-login-required", exitStatus: 77)
  /// The item no longer exists at the provider.
  public static let itemGone = FailureCode("plaid.item-gone", exitStatus: 77)
  /// The key file does not match the sealed tokens.
  public static let wrongKey = FailureCode("key.wrong", exitStatus: 77)
  /// The configuration is invalid.
  public static let configuration = FailureCode("configuration", exitStatus: 78)
  /// The database was written by a newer version of the program.
  public static let newerDatabase = FailureCode("database.newer", exitStatus: 78)
  /// The provider rejected the request for another reason.
  public static let provider = FailureCode("plaid.error", exitStatus: 76)
  /// Canceled by Ctrl-C or a signal; the process exits with 130 or 143.
  public static let canceled = FailureCode("canceled", exitStatus: 130)
}
