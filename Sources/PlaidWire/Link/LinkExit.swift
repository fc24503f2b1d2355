/// How a link session ended without success.
package struct LinkExit: Hashable, Sendable {
  /// What failed; nothing when the user just left.
  package let error: PlaidError?
  /// The step at which it happened.
  package let status: String?
  package let requestID: String?

  /// Reads an exit.
  package init(_ object: WireReader) throws(WireError) {
    // An empty object stands for no error as well as null does.
    if let failure = try object.optionalObject("error"), failure.value != [:] {
      error = try PlaidError(failure)
    } else {
      error = nil
    }
    let metadata = try object.optionalObject("metadata")
    status = try metadata?.optionalString("status")
    requestID = try metadata?.optionalString("request_id")
  }
}
