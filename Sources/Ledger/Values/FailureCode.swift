/// The kind of a failure, an open set: `plaid.item-login-required`.
public struct FailureCode: Hashable, Sendable, CustomStringConvertible {
  /// The stable text, as it appears in JSON.
  public let text: String
  /// The process's exit status when this is the whole run's result (sysexits).
  public let exitStatus: Int32

  /// Adds a kind to the set.
  public init(_ text: String, exitStatus: Int32) {
    self.text = text
    self.exitStatus = exitStatus
  }

  public var description: String { text }

  /// A bad option, date or an ambiguous name.
  public static let usage = FailureCode("usage", exitStatus: 64)
  /// An input that is not what it claims to be.
  public static let badInput = FailureCode("input.malformed", exitStatus: 65)
  /// What was named does not exist.
  public static let notFound = FailureCode("not-found", exitStatus: 66)
  /// Plaid or the institution cannot be reached.
  public static let unreachable = FailureCode("plaid.unreachable", exitStatus: 69)
  /// An invariant is broken: a bug.
  public static let broken = FailureCode("internal.broken", exitStatus: 70)
  /// An output or the database cannot be created.
  public static let cannotCreate = FailureCode("file.cannot-create", exitStatus: 73)
  /// The database or a file cannot be read or written.
  public static let inputOutput = FailureCode("file.cannot-access", exitStatus: 74)
  /// The database is damaged, or is none.
  public static let damaged = FailureCode("database.damaged", exitStatus: 74)
  /// A stored page of the provider's answers is damaged.
  public static let damagedPage = FailureCode("archive.damaged", exitStatus: 74)
  /// Another sync holds it, or the database is busy.
  public static let busy = FailureCode("busy", exitStatus: 75)
  /// The provider's limit on requests.
  public static let rateLimited = FailureCode("plaid.rate-limited", exitStatus: 75)
  /// The time for the whole run is used up.
  public static let outOfTime = FailureCode("out-of-time", exitStatus: 75)
  /// The provider's answer cannot be understood.
  public static let protocolViolation = FailureCode("plaid.protocol", exitStatus: 76)
  /// Client id or secret refused.
  public static let credentials = FailureCode("plaid.credentials", exitStatus: 77)
  /// The item needs its user to log in again.
  public static let loginRequired = FailureCode("plaid.item-login-required", exitStatus: 77)
  /// The item is gone at the provider.
  public static let itemGone = FailureCode("plaid.item-gone", exitStatus: 77)
  /// The key file does not open what it sealed.
  public static let wrongKey = FailureCode("key.wrong", exitStatus: 77)
  /// The configuration is wrong.
  public static let configuration = FailureCode("configuration", exitStatus: 78)
  /// The database was written by a newer program.
  public static let newerDatabase = FailureCode("database.newer", exitStatus: 78)
  /// The provider refused for another reason.
  public static let provider = FailureCode("plaid.error", exitStatus: 76)
  /// Stopped by Ctrl-C or a signal; the door turns it into 130 or 143.
  public static let cancelled = FailureCode("cancelled", exitStatus: 130)
}
