import PlaidSyncJSON
import PlaidSyncLedger

extension SandboxState {
  /// How far back trades are reported: 24 months.
  private static let tradeDaysMax: Int32 = 730

  /// `/investments/holdings/get`: the current holdings.
  mutating func holdings(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"))
    try addInvestments(to: place)
    let item = items[place]
    let accounts = try chosen(item, call.options)
    let positions = (item.portfolio?.positions ?? []).filter { position in
      let account = item.accounts[position.account]
      return position.units != 0 && accounts.contains { $0.id == account.id }
    }
    let writer = PortfolioWriter(item, on: day)
    return Reply([
      "accounts": .array(accounts.map(writer.account)),
      "holdings": .array(positions.map(writer.holding)),
      "is_investments_fallback_item": false, "item": item.object,
      "securities": .array(writer.securities(positions.map(\.security))),
    ])
  }

  /// `/investments/transactions/get`: newest first, one page at a time.
  mutating func listTrades(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"))
    guard let start = LocalDate(call.text("start_date")),
      let end = LocalDate(call.text("end_date")), start <= end
    else { throw .invalidField("start_date must not be after end_date") }
    try addInvestments(to: place)
    if call.options["async_update"]?.bool == true { try awaitTrades(place, call) }
    let item = items[place]
    let accounts = try chosen(item, call.options)
    let trades = item.portfolio?.trades ?? []
    let found = trades.indices.filter { index in
      let trade = trades[index]
      let account = item.accounts[trade.account]
      return !trade.isGone && trade.day >= max(start.day, day - Self.tradeDaysMax)
        && trade.day <= min(end.day, day)
        && accounts.contains { $0.id == account.id }
    }
    // Equal days are ordered by index, so that pages neither overlap nor leave gaps.
    let sorted = found.sorted { (trades[$0].day, $0) > (trades[$1].day, $1) }
    let page = sorted.dropFirst(call.options["offset"]?.int ?? 0)
      .prefix(call.options["count"]?.int ?? 100)
    let writer = PortfolioWriter(item, on: day)
    return Reply([
      "accounts": .array(accounts.map(writer.account)),
      "investment_transactions": .array(page.map(writer.trade)),
      "is_investments_fallback_item": false, "item": item.object,
      "securities": .array(writer.securities(page.compactMap { trades[$0].security })),
      "total_investment_transactions": .int(sorted.count),
    ])
  }

  /// `/investments/refresh`: changes nothing, because the bank's data is today's anyway.
  mutating func refreshInvestments(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"))
    try addInvestments(to: place)
    guard !isDown(items[place].institutionID) else { throw .institutionDown }
    return Reply()
  }

  /// Adds the product to an Item whose user consented to it, as the first call does.
  private mutating func addInvestments(to place: Int) throws(Rejection) {
    let item = items[place]
    try check("investments", of: item)
    guard item.has("investments") else {
      throw Rejection(
        "ITEM_ERROR", "NO_INVESTMENT_ACCOUNTS", "the Item has no investment account")
    }
    if !item.products.contains("investments") { items[place].products.append("investments") }
  }

  /// Makes the first call of a client that does not wait report that nothing has been fetched yet.
  private mutating func awaitTrades(_ place: Int, _ call: Call) throws(Rejection) {
    guard !items[place].areTradesRequested, call.settings.readiness == .byCalls else { return }
    items[place].areTradesRequested = true
    throw Rejection(
      "ITEM_ERROR", "PRODUCT_NOT_READY", "the investments have not been fetched yet")
  }

  /// Refuses a product that the user has not consented to.
  func check(_ product: String, of item: BankItem) throws(Rejection) {
    guard item.products.contains(product) || item.consented.contains(product) else {
      throw .consent(product)
    }
  }
}

extension BankItem {
  /// Whether one of the Item's accounts has data for the product.
  func has(_ product: String) -> Bool {
    accounts.contains { account in
      switch product {
      case _ where account.isVanished: false
      case "investments": account.type == "investment" || account.type == "brokerage"
      case "liabilities": account.debt != nil
      default: true
      }
    }
  }
}
