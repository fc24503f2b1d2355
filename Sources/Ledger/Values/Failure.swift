/// An error with a sentence for the user.
public struct Failure: Error, Hashable, Sendable {
  /// The kind of failure; decides the exit status.
  public let code: FailureCode
  /// What happened, without secrets.
  public private(set) var message: String
  /// What to do about it; `nil` when there is nothing the user can do.
  public private(set) var remedy: Remedy?
  /// How long to wait before a retry is worthwhile, if known.
  public let retryAfterSeconds: Int?
  /// The underlying cause, for the log.
  public let cause: String?
  /// The provider's own error code, as received.
  public let providerCode: String?
  /// The provider's id of the request, which its support asks for.
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
