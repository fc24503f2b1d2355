import PlaidSyncJSON
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncWire

/// Plaid's own examples must decode, if Plaid's description is available.
@Suite("Plaid's examples", .enabled(if: PlaidDescription.isAvailable))
struct ExamplesTests {
  @Test("every example parses as JSON and is written back the same")
  func allParse() throws {
    let names = try PlaidDescription.names(in: "examples")
    #expect(names.count > 50)
    for name in names {
      let value = try JSONValue.parse(PlaidDescription.bytes("examples/\(name)"))
      #expect(try JSONValue.parse(value.encoded(pretty: true)) == value, "\(name)")
    }
  }

  @Test("the example response of each endpoint decodes")
  func answers() throws {
    try decode(LinkTokenCreateResponse.self, .linkTokenCreate)
    let link = try decode(LinkTokenGetResponse.self, .linkTokenGet)
    #expect(
      link.sessions.first?.added.map(\.institutionName) == ["Bank of America", "Citizens Bank"])
    try decode(PublicTokenCreateResponse.self, .sandboxPublicTokenCreate)
    try decode(PublicTokenExchangeResponse.self, .itemPublicTokenExchange)
    let item = try decode(ItemGetResponse.self, .itemGet)
    #expect(item.item.institutionName == "First Platypus Bank")
    #expect(try decode(AccountsGetResponse.self, .accountsGet).accounts.allSatisfy(\.isKnownType))
    #expect(try decode(AccountsGetResponse.self, .accountsBalanceGet).accounts.count == 3)
    try decode(InstitutionGetResponse.self, .institutionsGetByID)
    #expect(try decode(InstitutionsGetResponse.self, .institutionsGet).total != nil)
    try decode(InstitutionsGetResponse.self, .institutionsSearch)
    for endpoint: PlaidEndpoint in [
      .itemRemove, .transactionsRefresh, .sandboxTransactionsCreate, .sandboxItemResetLogin,
    ] {
      #expect(try decode(EmptyResponse.self, endpoint).requestID != nil)
    }
  }

  @Test("the example errors decode")
  func errors() throws {
    for name in try PlaidDescription.names(in: "examples") where name.contains(".400.") {
      let body = try PlaidDescription.bytes("examples/\(name)")
      #expect(PlaidError(body: body, from: .sandboxTransactionsCreate)?.reaction == .fatal)
    }
  }

  @Test("the example page keeps every field of its transactions")
  func page() throws {
    let page = try PlaidDescription.bytes("examples/transactions_sync.response.json")
    let head = try SyncPageHead(page: page)
    #expect([head.addedCount, head.modifiedCount, head.removedCount] == [1, 1, 1])
    let batch = try TransactionBatch.decode(page: page)
    let whole = try JSONValue.parse(page)
    let sent = (whole["added"]?.array ?? []) + (whole["modified"]?.array ?? [])
    #expect(batch.problems == [])
    #expect(try batch.records.map { try JSONValue.parse($0.raw.bytes(in: page)) } == sent)
    #expect(batch.records.map(\.amount) == [7_210_000_000, 2_834_000_000])
    #expect(batch.text(batch.records[0].merchantName) == "Walmart")
  }

  @discardableResult
  private func decode<Answer: WireResponse>(
    _ type: Answer.Type, _ endpoint: PlaidEndpoint
  ) throws -> Answer {
    let name = endpoint.path.dropFirst().replacing("/", with: "_")
    let bytes = try PlaidDescription.bytes("examples/\(name).response.json")
    return try Answer.decode(bytes, from: endpoint)
  }
}
