/// The kind of a ``Failure``.
///
/// The set is open: later versions may add codes, so treat an unknown one as a general failure.
public struct FailureCode: Hashable, Sendable, CustomStringConvertible {
  /// The stable text, such as `plaid.item-login-required`, for logs and JSON.
  public let text: String
  /// The exit status for a process that this failure ends, as in `sysexits.h`.
  public let exitStatus: Int32

  /// Creates a code that extends the set.
  package init(_ text: String, exitStatus: Int32) {
    self.text = text
    self.exitStatus = exitStatus
  }

  public var description: String { text }

  /// A request that makes no sense in this state: an ambiguous name, parts that do not add up.
  public static let usage = FailureCode("usage", exitStatus: 64)
  /// A value that cannot be used: malformed input, or sums beyond the range of an ``Amount``.
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
  /// A stored page of Plaid's responses is damaged.
  public static let damagedPage = FailureCode("archive.damaged", exitStatus: 74)
  /// Another process is syncing the same item or account, or is using the database.
  public static let busy = FailureCode("busy", exitStatus: 75)
  /// Plaid's rate limit was reached.
  public static let rateLimited = FailureCode("plaid.rate-limited", exitStatus: 75)
  /// The time limit of the whole pull was reached; the next one continues.
  public static let outOfTime = FailureCode("out-of-time", exitStatus: 75)
  /// Plaid's response cannot be interpreted.
  public static let protocolViolation = FailureCode("plaid.protocol", exitStatus: 76)
  /// Plaid rejected the client id or secret.
  public static let credentials = FailureCode("plaid.credentials", exitStatus: 77)
  /// The user has to log in to the item again.
  public static let loginRequired = FailureCode("plaid.item-login-required", exitStatus: 77)
  /// The item no longer exists at Plaid.
  public static let itemGone = FailureCode("plaid.item-gone", exitStatus: 77)
  /// The key file does not match the sealed tokens.
  public static let wrongKey = FailureCode("key.wrong", exitStatus: 77)
  /// The configuration is invalid.
  public static let configuration = FailureCode("configuration", exitStatus: 78)
  /// The database was written by a newer version.
  public static let newerDatabase = FailureCode("database.newer", exitStatus: 78)
  /// Plaid rejected the request for another reason; see ``Failure/providerCode``.
  public static let provider = FailureCode("plaid.error", exitStatus: 76)
  /// The task was canceled; uncommitted changes were rolled back.
  public static let canceled = FailureCode("canceled", exitStatus: 130)
}
