import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSyncAPI
@testable import PlaidSyncSandbox

/// The client and the sandbox, without a store.
@Suite("Investments and liabilities over the wire")
struct InvestmentReportsTests {
  private struct Bank {
    let aggregator: PlaidAggregator
    let sandbox: Sandbox
    let access: Secret
    let today: LocalDate
  }

  private static func bank(on text: String) async throws -> Bank {
    let today = try #require(LocalDate(text))
    var settings = SandboxConfiguration(
      clock: SandboxClock(now: { Timestamp(startOf: today) }, today: { today }))
    settings.readiness = .immediate
    let sandbox = try Sandbox(settings)
    let client = PlaidClient(
      transport: sandbox, baseURL: "https://sandbox.test",
      credentials: { PlaidCredentials(clientID: "client", secret: Secret("secret")) },
      now: { Timestamp(startOf: today) })
    let aggregator = PlaidAggregator(client: client, clientName: "test", countryCodes: ["US"])
    let ticket = try await aggregator.createLink(
      LinkRequest(
        userID: "family", products: ["transactions", "investments", "liabilities"],
        historyDays: 30, countryCodes: ["US"], language: "en"))
    var state = try await aggregator.linkState(ticket)
    while state == .waiting { state = try await aggregator.linkState(ticket) }
    guard case .linked(let items) = state, let item = items.first else {
      throw Failure(.broken, "nothing was linked: \(state)")
    }
    let access = try await aggregator.exchange(publicToken: item.publicToken)
    return Bank(aggregator: aggregator, sandbox: sandbox, access: access.token, today: today)
  }

  @Test("everything that the sandbox sends is read without a warning and adds up to the balances")
  func whole() async throws {
    let bank = try await Self.bank(on: "2026-11-20")
    let held = try await bank.aggregator.holdings(bank.access)
    #expect(held.undecodable == [])
    #expect(held.accounts.flatMap(\.warnings) == [] && held.holdings.flatMap(\.warnings) == [])
    #expect(held.securities.flatMap(\.warnings) == [])
    var worth: [String: Amount] = [:]
    for holding in held.holdings {
      let price = try #require(holding.price)
      let value = try holding.quantity.value(at: price)
      #expect(holding.value == value && holding.currency == Currency("USD"))
      worth[holding.accountID] = try (worth[holding.accountID] ?? Amount(rawValue: 0))
        .adding(value)
    }
    #expect(worth.count == 3)
    for account in held.accounts where account.type == "investment" {
      #expect(worth[account.providerID] == account.current, "\(account.name)")
    }
    let cash = held.securities.filter {
      Security.isCash(ticker: $0.ticker, type: $0.type, currency: $0.currency ?? Currency("USD"))
    }
    #expect(cash.map(\.ticker) == ["CUR:USD"])

    var trades: [TradeReport] = []
    var page: TradesPage
    repeat {
      page = try await bank.aggregator.trades(
        bank.access, from: bank.today.adding(days: -730), through: bank.today,
        offset: trades.count)
      #expect(page.undecodable == [] && page.count == page.trades.count)
      trades += page.trades
    } while trades.count < page.totalCount && page.count > 0
    #expect(trades.count == page.totalCount && trades.count > 200)
    #expect(trades.flatMap(\.warnings) == [])
    #expect(trades.allSatisfy { $0.meaning != .unknown })

    try await bank.aggregator.refreshInvestments(bank.access)
    let owed = try await bank.aggregator.liabilities(bank.access)
    #expect(owed.undecodable == [] && owed.liabilities.flatMap(\.warnings) == [])
    #expect(owed.liabilities.map(\.terms.kind) == [.credit, .credit, .mortgage, .student])
    #expect(owed.liabilities.allSatisfy { $0.terms.nextPaymentDueDate ?? bank.today > bank.today })

    let item = try await bank.aggregator.item(bank.access)
    #expect(item.billedProducts == ["transactions", "investments", "liabilities"])
    #expect(item.consentedProducts == ["transactions", "investments", "liabilities"])
    #expect(item.availableProducts == ["auth", "balance", "identity"])
    #expect(item.lastInvestmentsUpdateAt != nil)
  }

  @Test("a bad holding and a bad trade are skipped, the others are read")
  func undecodable() async throws {
    let bank = try await Self.bank(on: "2025-05-20")
    let token = bank.access.reveal()
    let account = try #require(try bank.sandbox.edit(token) { $0.accountIDs.last })
    let before = try await bank.aggregator.holdings(bank.access)
    try bank.sandbox.edit(token) { script in
      script.hold("1", of: "ODD", in: account, price: "1", overrides: ["quantity": nil])
      script.addTrade(
        "buy", "buy", quantity: "1", of: "ODD", price: "1", amount: "1", in: account,
        overrides: ["amount": "one"])
    }
    let held = try await bank.aggregator.holdings(bank.access)
    #expect(held.holdings == before.holdings)
    #expect(held.undecodable.map(\.list) == [.holdings])
    let page = try await bank.aggregator.trades(
      bank.access, from: bank.today, through: bank.today, offset: 0)
    #expect(page.undecodable.map(\.list) == [.trades])
    #expect(page.count == page.trades.count + 1 && page.count == page.totalCount)
  }
}
