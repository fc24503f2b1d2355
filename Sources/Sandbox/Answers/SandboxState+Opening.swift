import PlaidSyncJSON
import PlaidSyncLedger

extension SandboxState {
  /// `/sandbox/public_token/create`.
  mutating func createPublicToken(_ call: Call) throws(Rejection) -> Reply {
    let institutionID = call.text("institution_id")
    guard Institution.find(institutionID) != nil else { throw .institution }
    let products = call.texts("initial_products")
    if let product = products.first(where: { $0 == "balance" || $0 == "balance_plus" }) {
      throw .product(product)
    }
    let password = call.options["override_password"]?.string ?? "pass_good"
    var user = call.settings.user
    var isLimited = false
    if let name = call.options["override_username"]?.string {
      user = name == "user_custom" ? .custom(Array(password.utf8)) : .named(name)
      isLimited = true
    }
    let history = call.options["transactions"]
    let order = LinkOrder(
      institutionID: institutionID, user: user, password: password, products: products,
      webhook: call.options["webhook"]?.string, days: history?["days_requested"]?.int,
      firstDay: history?["start_date"]?.string.flatMap { LocalDate($0)?.day },
      isLimited: isLimited)
    let (_, token) = try openItem(order, call)
    return Reply(["public_token": .string(token)])
  }

  /// Creates an Item, which exists whether or not its public token is exchanged.
  mutating func openItem(
    _ order: LinkOrder, _ call: Call
  ) throws(Rejection) -> (place: Int, publicToken: String) {
    guard let institution = Institution.find(order.institutionID) else { throw .institution }
    if isDown(institution.id) { throw .institutionDown }
    if institution.health == .unsupported {
      throw Rejection(
        "INSTITUTION_ERROR", "INSTITUTION_NO_LONGER_SUPPORTED",
        "the institution is no longer supported")
    }
    if let product = order.products.first(where: { !Institution.products.contains($0) }) {
      throw Rejection(
        "ITEM_ERROR", "PRODUCTS_NOT_SUPPORTED", "the institution does not offer \(product)")
    }
    var random = newRandom()
    var item = BankItem(
      id: OpaqueText.identifier(&random), nonce: random.next(), institutionID: institution.id,
      user: order.user.name, createdAtMilliseconds: call.instant.milliseconds, linkDay: day,
      loginDay: day,
      products: order.products.distinct, consented: (order.products + order.consented).distinct,
      webhook: order.webhook, bookedThrough: day)
    try populate(&item, order)
    let lacking = order.optional.filter { !item.has($0) }
    item.products.removeAll(where: lacking.contains)
    if institution.hasPersistentIDs { addPersistentIDs(&item) }
    if item.products.contains("transactions") {
      item.historyFrom = order.firstDay ?? day - Int32(order.days ?? BankItem.historyDays)
      if call.settings.readiness == .immediate { item.proceed(to: .historical) }
    }
    let token = newToken("public")
    let end = call.now.milliseconds + PublicToken.lifetimeMilliseconds
    publicTokens[token] = PublicToken(item: items.count, expiresAtMilliseconds: end)
    items.append(item)
    return (items.count - 1, token)
  }

  private func populate(_ item: inout BankItem, _ order: LinkOrder) throws(Rejection) {
    // The same user at the same bank has the same transactions, on any link day.
    let seed = SeededRandom.hash("\(self.seed) \(order.institutionID) \(order.user.name)")
    let market = Market(seed: self.seed)
    switch order.user {
    case .custom(let bytes):
      try CustomUser.populate(&item, bytes: bytes, seed: seed, isLimited: order.isLimited)
    case .named("user_good"):
      if order.password.hasPrefix("error_") {
        throw .login(String(order.password.dropFirst("error_".count)))
      }
      guard order.password == "pass_good" || order.password.hasPrefix("mfa_") else {
        throw .login("INVALID_CREDENTIALS")
      }
      GoodUser.populate(&item, seed: seed, market: market, days: GoodUser.historyDays)
    case .named(DynamicUser.name):
      DynamicUser.populate(&item, seed: seed)
    case .named(let name) where SandboxUser.youngNames.contains(name):
      GoodUser.populate(&item, seed: seed, market: market, days: 91)
    case .named(let name):
      guard let count = BulkUser.count(in: name) else { throw .login("INVALID_CREDENTIALS") }
      BulkUser.populate(&item, count: count, seed: seed)
    }
  }

  /// Gives accounts ids that they share with a second Item of the same user.
  private func addPersistentIDs(_ item: inout BankItem) {
    for place in item.accounts.indices {
      let account = item.accounts[place]
      var random = SeededRandom(
        seed, SeededRandom.hash("\(item.institutionID) \(item.user) \(account.mask ?? "")"),
        UInt64(place))
      item.accounts[place].persistentID = OpaqueText.identifier(&random, length: 56)
    }
  }
}
