import PlaidSyncLedger

/// The response of `/link/token/create`.
package struct LinkTokenCreateResponse: WireResponse, Hashable {
  package let linkToken: Secret
  /// When the token expires, as sent.
  package let expiration: String?
  /// The page to open; present if a hosted session was requested.
  package let hostedLinkURL: String?
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    linkToken = Secret(try body.string("link_token"))
    expiration = try body.optionalString("expiration")
    hostedLinkURL = try body.optionalString("hosted_link_url")
    requestID = try body.optionalString("request_id")
  }
}

/// The response of `/link/token/get`: the state of a link token's sessions.
package struct LinkTokenGetResponse: WireResponse, Hashable {
  package let linkToken: Secret
  /// The instants as sent.
  package let createdAt: String?
  package let expiration: String?
  /// The sessions: none until the page is opened, several if the user returned to it.
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

/// One session of a link token.
///
/// The deprecated members `on_success` and `on_exit` are used if their successors are missing.
package struct LinkSession: Hashable, Sendable {
  package let sessionID: String
  /// The instants as sent.
  package let startedAt: String?
  package let finishedAt: String?
  /// The items that were linked, each with a public token.
  package let added: [LinkedWireItem]
  /// Set if the user left or something failed.
  package let exit: LinkExit?

  /// Decodes a session.
  package init(_ object: WireReader) throws(WireError) {
    sessionID = try object.string("link_session_id")
    startedAt = try object.optionalString("started_at")
    finishedAt = try object.optionalString("finished_at")
    var added: [LinkedWireItem] = []
    for element in try object.optionalObject("results")?.optionalArray("item_add_results") ?? [] {
      added.append(try LinkedWireItem(element, detail: element))
    }
    if added.isEmpty, let success = try object.optionalObject("on_success"),
      try success.optionalString("public_token") != nil
    {
      added = [try LinkedWireItem(success, detail: success.optionalObject("metadata") ?? success)]
    }
    self.added = added
    let newer = try object.optionalObject("exit")
    let older = try object.optionalObject("on_exit")
    exit = try (newer ?? older).map(LinkExit.init)
  }
}

/// How a link session ended without success.
package struct LinkExit: Hashable, Sendable {
  /// What failed; `nil` if the user left.
  package let error: PlaidError?
  /// The step at which it happened.
  package let status: String?
  package let requestID: String?

  /// Decodes an exit.
  package init(_ object: WireReader) throws(WireError) {
    // An empty object means no error, just as null does.
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

/// An item that a link session created, before its token is exchanged.
package struct LinkedWireItem: Hashable, Sendable {
  /// One of its accounts, as the session describes it.
  package struct Account: Hashable, Sendable {
    package let id: String?
    package let name: String
    package let mask: String?
    package let type: String?
    package let subtype: String?

    init(_ object: WireReader) throws(WireError) {
      id = try object.optionalString("id")
      name = try object.optionalString("name") ?? ""
      mask = try object.optionalString("mask")
      type = try object.optionalString("type")
      subtype = try object.optionalString("subtype")
    }
  }

  package let publicToken: Secret
  package let institutionID: String?
  package let institutionName: String?
  package let accounts: [Account]

  /// Decodes the token from `object`, and institution and accounts from `detail`, which may be the
  /// same object.
  init(_ object: WireReader, detail: WireReader) throws(WireError) {
    publicToken = Secret(try object.string("public_token"))
    let institution = try detail.optionalObject("institution")
    institutionID = try institution?.optionalString("institution_id")
    institutionName = try institution?.optionalString("name")
    var accounts: [Account] = []
    for element in try detail.optionalArray("accounts") ?? [] {
      accounts.append(try Account(element))
    }
    self.accounts = accounts
  }
}

/// The response of `/sandbox/public_token/create`.
package struct PublicTokenCreateResponse: WireResponse, Hashable {
  package let publicToken: Secret
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    publicToken = Secret(try body.string("public_token"))
    requestID = try body.optionalString("request_id")
  }
}

/// The response of `/item/public_token/exchange`; store it before doing anything else.
package struct PublicTokenExchangeResponse: WireResponse, Hashable {
  package let accessToken: Secret
  package let itemID: String
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    accessToken = Secret(try body.string("access_token"))
    itemID = try body.string("item_id")
    requestID = try body.optionalString("request_id")
  }
}
