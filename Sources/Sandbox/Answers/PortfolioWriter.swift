import PlaidSyncJSON
import PlaidSyncLedger

/// Writes the holdings of an Item's investment accounts as Plaid does.
struct PortfolioWriter {
  private let item: BankItem
  private let portfolio: Portfolio
  private let day: Int32

  /// Creates a writer for the quantities and prices of a day.
  init(_ item: BankItem, on day: Int32) {
    self.item = item
    self.day = day
    portfolio = item.portfolio ?? Portfolio(market: Market(seed: 0), nonce: 0)
  }

  /// The account, with the one balance that only these endpoints return.
  func account(_ account: BankAccount) -> JSONValue {
    var object = account.object(readAt: nil)
    if var balances = object["balances"]?.object, balances["margin_loan_amount"] == nil {
      balances.set("margin_loan_amount", nil)
      object.set("balances", .object(balances))
    }
    return .object(object)
  }

  /// One holding.
  func holding(_ position: BankPosition) -> JSONValue {
    let price = portfolio.price(of: position.security, on: day)
    let security = portfolio.securities[position.security]
    let currency = position.currency ?? security.currency
    let isUnofficial = BankAccount.unofficialCurrencies.contains(currency)
    let object: JSONObject = [
      "account_id": .string(item.accounts[position.account].id),
      "cost_basis": .decimal(position.costUnits), "institution_price": .decimal(price.units),
      "institution_price_as_of": .string("\(LocalDate(day: price.day))"),
      "institution_price_datetime": nil,
      "institution_value": .decimal(Portfolio.product(position.units, price.units)),
      "iso_currency_code": isUnofficial ? nil : .string(currency),
      "quantity": .decimal(position.units), "security_id": .string(security.id), "tax_lots": [],
      "unofficial_currency_code": isUnofficial ? .string(currency) : nil,
      "vested_quantity": nil, "vested_value": nil,
    ]
    return .object(object.overridden(by: position.overrides))
  }

  /// One trade, by its index.
  func trade(_ index: Int) -> JSONValue {
    let trade = portfolio.trades[index]
    let isUnofficial = BankAccount.unofficialCurrencies.contains(trade.currency)
    let object: JSONObject = [
      "account_id": .string(item.accounts[trade.account].id), "amount": .decimal(trade.amount),
      "cancel_transaction_id": nil, "date": .string("\(LocalDate(day: trade.day))"),
      "fees": .decimal(trade.fees), "investment_transaction_id": .string(portfolio.id(of: index)),
      "iso_currency_code": isUnofficial ? nil : .string(trade.currency),
      "name": .string(trade.name), "price": .decimal(trade.price),
      "quantity": .decimal(trade.quantity),
      "security_id": .string(orNull: trade.security.map { portfolio.securities[$0].id }),
      "subtype": .string(trade.subtype), "transaction_datetime": nil,
      "type": .string(trade.type),
      "unofficial_currency_code": isUnofficial ? .string(trade.currency) : nil,
    ]
    return .object(object.overridden(by: trade.overrides))
  }

  /// The securities at these indices, each once, in the portfolio's order.
  func securities(_ places: [Int]) -> [JSONValue] {
    // Accounts of a custom user may price the same security differently.
    var ids: Set<String> = []
    return Set(places).sorted().filter { ids.insert(portfolio.securities[$0].id).inserted }
      .map(security)
  }

  private func security(_ place: Int) -> JSONValue {
    let security = portfolio.securities[place]
    let price = portfolio.price(of: place, on: day)
    let isUnofficial = BankAccount.unofficialCurrencies.contains(security.currency)
    return [
      "cfi_code": nil, "close_price": .decimal(price.units),
      "close_price_as_of": .string("\(LocalDate(day: price.day))"),
      "cusip": .string(orNull: security.cusip), "figi": nil, "fixed_income": nil,
      "industry": .string(orNull: security.industry), "institution_id": nil,
      "institution_security_id": nil,
      "is_cash_equivalent": .bool(security.isCashEquivalent),
      "isin": .string(orNull: security.isin),
      "iso_currency_code": isUnofficial ? nil : .string(security.currency),
      "market_identifier_code": .string(orNull: security.exchange),
      "name": .string(orNull: security.name), "option_contract": nil, "proxy_security_id": nil,
      "sector": .string(orNull: security.sector), "security_id": .string(security.id),
      "sedol": .string(orNull: security.sedol), "subtype": .string(orNull: security.subtype),
      "ticker_symbol": .string(orNull: security.ticker), "type": .string(orNull: security.type),
      "unofficial_currency_code": isUnofficial ? .string(security.currency) : nil,
      "update_datetime": nil,
    ]
  }
}
