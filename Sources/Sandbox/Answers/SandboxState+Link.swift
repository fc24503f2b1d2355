import PlaidSyncJSON
import PlaidSyncLedger

extension SandboxState {
  /// `/link/token/create`.
  mutating func createLinkToken(_ call: Call) throws(Rejection) -> Reply {
    let body = call.body
    let repairs = try itemToRepair(call)
    try checkLink(call, isUpdate: repairs != nil)
    let hosted = body["hosted_link"]?.object
    let seconds = Self.lifetimeSeconds(hosted, isUpdate: repairs != nil)
    let token = newToken("link")
    var random = newRandom()
    let name = call.text("client_name")
    links[token] = BankLinkSession(
      createdAtMilliseconds: call.now.milliseconds,
      expiresAtMilliseconds: call.now.milliseconds + Int64(seconds) * 1000,
      clientName: name.unicodeScalars.count > 30 ? "This Application" : name,
      language: call.text("language"), countries: call.texts("country_codes"),
      products: call.texts("products"),
      optionalProducts: call.texts("required_if_supported_products")
        + call.texts("optional_products"),
      consented: call.texts("additional_consented_products"),
      days: body["transactions"]?["days_requested"]?.int,
      institutionID: body["institution_id"]?.string, webhook: body["webhook"]?.string,
      redirectURI: body["redirect_uri"]?.string, repairs: repairs, isHosted: hosted != nil,
      sessionID: OpaqueText.identifier(&random, length: 36))
    let expiration = call.now.adding(milliseconds: Int64(seconds) * 1000)
    var reply: JSONObject = [
      "expiration": .string("\(expiration)"), "link_token": .string(token),
    ]
    if hosted != nil {
      reply.set("hosted_link_url", .string(Self.hostedPage(token, host: call.host)))
    }
    return Reply(reply)
  }

  /// `/link/token/get`: the session of a Hosted Link page completes after enough polls.
  mutating func linkToken(_ call: Call) throws(Rejection) -> Reply {
    let token = call.text("link_token")
    guard var link = links[token] else { throw .linkToken }
    if link.isHosted, link.outcome == nil, link.expiresAtMilliseconds > call.now.milliseconds {
      link.polls += 1
      if link.polls >= call.settings.linkPolls { try complete(&link, call) }
      links[token] = link
    }
    return Reply([
      "created_at": .string("\(Timestamp(milliseconds: link.createdAtMilliseconds))"),
      "expiration": .string("\(Timestamp(milliseconds: link.expiresAtMilliseconds))"),
      "link_sessions": .array(link.outcome == nil ? [] : [sessionObject(link)]),
      "link_token": .string(token),
      "metadata": [
        "client_name": .string(link.clientName),
        "country_codes": .array(link.countries.map(JSONValue.string)),
        "initial_products": .array(link.products.map(JSONValue.string)),
        "language": .string(link.language), "redirect_uri": .string(orNull: link.redirectURI),
        "webhook": .string(orNull: link.webhook),
      ],
    ])
  }

  private mutating func complete(_ link: inout BankLinkSession, _ call: Call) throws(Rejection) {
    link.finishedAtMilliseconds = call.now.milliseconds
    if let exit = nextExit {
      nextExit = nil
      link.outcome = exit
      return
    }
    if let place = link.repairs {
      items[place].itemError = nil
      items[place].loginDay = day
      items[place].consented = (items[place].consented + link.consented).distinct
      link.outcome = .repaired(item: place)
      return
    }
    let supported = link.optionalProducts.filter(Institution.products.contains)
    let order = LinkOrder(
      institutionID: link.institutionID ?? "ins_109508", user: call.settings.user,
      products: link.products + supported, optional: supported, consented: link.consented,
      webhook: link.webhook, days: link.days)
    do throws(Rejection) {
      let (item, token) = try openItem(order, call)
      link.outcome = .added(item: item, publicToken: token)
    } catch {
      link.outcome = .left(error)
    }
  }

  private func sessionObject(_ link: BankLinkSession) -> JSONValue {
    let started = Timestamp(milliseconds: link.createdAtMilliseconds)
    let finished = link.finishedAtMilliseconds.map { Timestamp(milliseconds: $0) }
    var session: JSONObject = [
      "events": [], "finished_at": .string(orNull: finished.map { "\($0)" }),
      "link_session_id": .string(link.sessionID), "started_at": .string("\(started)"),
    ]
    var added: [JSONValue] = []
    switch link.outcome {
    case .added(let place, let token):
      let item = items[place]
      added = [
        [
          "accounts": .array(item.accounts.filter { !$0.isVanished }.map(\.linkObject)),
          "institution": [
            "institution_id": .string(item.institutionID),
            "name": .string(Institution.find(item.institutionID)?.name ?? ""),
          ],
          "public_token": .string(token),
        ]
      ]
    case .left(let rejection):
      let error = rejection.map { JSONValue.object($0.object(requestID: nil)) }
      session.set(
        "exit",
        [
          "error": error ?? .null,
          "metadata": [
            "link_session_id": .string(link.sessionID), "status": "requires_credentials",
          ],
        ])
      return .object(session)
    case .repaired, nil:
      break
    }
    session.set(
      "results",
      [
        "bank_income_results": [], "cra_item_add_results": [], "cra_update_results": [],
        "document_income_results": nil, "item_add_results": .array(added),
        "payroll_income_results": [],
      ])
    return .object(session)
  }

  private func itemToRepair(_ call: Call) throws(Rejection) -> Int? {
    guard let token = call.body["access_token"]?.string else { return nil }
    return try place(of: token, needsData: false)
  }

  /// The lifetime of a link token.
  private static func lifetimeSeconds(_ hosted: JSONObject?, isUpdate: Bool) -> Int {
    if let hosted { return hosted["url_lifetime_seconds"]?.int ?? 1800 }
    return isUpdate ? 1800 : 4 * 3600
  }

  /// The address of the page; when the sandbox is served on a port, it is a page of this server.
  private static func hostedPage(_ token: String, host: String?) -> String {
    "http://\(host ?? "localhost")\(Sandbox.hostedPagePrefix)"
      + String(SeededRandom.hash(token), radix: 36)
  }
}
