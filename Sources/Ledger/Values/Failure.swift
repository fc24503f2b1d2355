/// An error with a sentence for the user: what nearly every call of the library throws.
///
/// Programs branch on ``code``; people read ``message`` and ``remedy``.
public struct Failure: Error, Hashable, Sendable {
  public let code: FailureCode
  /// What happened, in English and without secrets.
  public private(set) var message: String
  /// What the user can do about it; `nil` when there is nothing.
  public private(set) var remedy: Remedy?
  /// How long to wait before a retry is worthwhile; `nil` if unknown.
  public let retryAfterSeconds: Int?
  /// The underlying cause, for a log; `nil` if ``message`` says everything.
  public let cause: String?
  /// Plaid's own error code, as received; `nil` if the failure does not come from Plaid.
  public let providerCode: String?
  /// Plaid's id of the request, which its support asks for; `nil` without one.
  public let requestID: String?

  /// Creates a failure.
  package init(
    _ code: FailureCode, _ message: String, remedy: Remedy? = nil, retryAfterSeconds: Int? = nil,
    cause: String? = nil, providerCode: String? = nil, requestID: String? = nil
  ) {
    self.code = code
    self.message = message
    self.remedy = remedy
    self.retryAfterSeconds = retryAfterSeconds
    self.cause = cause
    self.providerCode = providerCode
    self.requestID = requestID
  }

  /// Returns the same failure with another remedy.
  package func with(remedy: Remedy?) -> Failure {
    var copy = self
    copy.remedy = remedy
    return copy
  }

  /// Returns the same failure with another sentence.
  package func with(message: String) -> Failure {
    var copy = self
    copy.message = message
    return copy
  }

  /// Returns the same failure with a prefix: "pulling First Platypus Bank failed: …".
  package func during(_ what: String) -> Failure { with(message: "\(what) failed: \(message)") }
}
