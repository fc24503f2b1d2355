import PlaidSyncLedger
import Testing

@testable import PlaidSyncCLI

@Suite("TaxLotTable")
struct TaxLotTableTests {
  @Test("lots are in their list's currency, not the price's; older lists show their day")
  func currency() throws {
    let day = try #require(LocalDate("2025-05-20"))
    let security = Security(
      id: SecurityID(1), name: "Oak Fund", ticker: "OAK", currency: Currency("USD"))
    let account = try Samples.account(isKnown: true)
    let lots = [
      TaxLot(
        providerID: nil, purchasedAt: Timestamp(startOf: day.adding(days: -400)),
        quantity: try Quantity("4"), purchasePrice: try Quantity("2.5"),
        costBasis: try Amount("10"), value: nil),
      TaxLot(
        providerID: nil, purchasedAt: nil, quantity: try Quantity("-1"), purchasePrice: nil,
        costBasis: nil, value: try Amount("3")),
    ]
    let holding = AccountHolding(
      security: security, quantity: try Quantity("3"),
      price: Price(
        security: security.id, date: day, value: try Quantity("3"), currency: Currency("USD")),
      value: try Amount("9"), cost: nil,
      lots: TaxLotList(date: day.previous, currency: Currency("EUR"), lots: lots))
    let report = HoldingsTable.Report(account: account, date: day, holdings: [holding], rows: [])
    #expect(
      TaxLotTable.text([report], on: .file) == """
        ACCOUNT      TICKER  NAME      PURCHASED   QUANTITY  PRICE   COST  VALUE       OF
        Card "Gold"  OAK     Oak Fund  2024-04-15         4    2.5  10.00      -  EUR  2025-05-19
        Card "Gold"  OAK     Oak Fund  -                 -1      -      -   3.00  EUR  2025-05-19

        """)
  }
}
