import Ledger

/// The answer of `/link/token/get`: how a link token's sessions stand.
package struct LinkTokenGetResponse: WireResponse, Hashable {
  package let linkToken: Secret
  /// Instants as sent.
  package let createdAt: String?
  package let expiration: String?
  /// None until the page was opened; several if the user came back.
  package let sessions: [LinkSession]
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    linkToken = Secret(try body.string("link_token"))
    createdAt = try body.optionalString("created_at")
    expiration = try body.optionalString("expiration")
    var sessions: [LinkSession] = []
    for element in try body.optionalArray("link_sessions") ?? [] {
      sessions.append(try LinkSession(element))
    }
    self.sessions = sessions
    requestID = try body.optionalString("request_id")
  }
}
