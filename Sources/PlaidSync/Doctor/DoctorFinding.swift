import Ledger

/// One thing that was looked at.
public struct DoctorFinding: Hashable, Sendable {
  /// How it is.
  public enum State: String, Hashable, Sendable {
    case good, warning, bad
  }

  /// What was looked at, such as "key file".
  public let subject: String
  public let state: State
  /// What was seen.
  public let message: String
  /// The command that mends it; `nil` when nothing has to be done.
  public let remedy: String?

  /// Describes what was seen.
  public init(_ subject: String, _ state: State, _ message: String, remedy: String? = nil) {
    self.subject = subject
    self.state = state
    self.message = message
    self.remedy = remedy
  }

  /// Something that failed.
  init(_ subject: String, _ failure: Failure) {
    self.init(subject, .bad, failure.message, remedy: failure.remedy)
  }
}
