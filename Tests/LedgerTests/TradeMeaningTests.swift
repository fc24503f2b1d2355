import FoundationEssentials
import PlaidSyncLedger
import TestSupport
import Testing

@Suite("TradeMeaning")
struct TradeMeaningTests {
  @Test(
    "each of Plaid's types and subtypes has a meaning",
    arguments: [
      (
        "buy", TradeMeaning.buy, "assignment, buy, buy to cover, contribution, rebalance"
      ),
      (
        "buy", .reinvestment,
        """
        dividend reinvestment, interest reinvestment, long-term capital gain reinvestment, \
        short-term capital gain reinvestment
        """
      ),
      ("sell", .sell, "distribution, exercise, sell, sell short, rebalance"),
      ("cash", .cash, "contribution, deposit, withdrawal, loan payment"),
      ("cash", .pending, "pending credit, pending debit"),
      ("cash", .income, income), ("fee", .income, income + ", interest receivable"),
      ("fee", .income, "return of principal"),
      ("cash", .fee, fees), ("fee", .fee, fees),
      ("cash", .inKind, "stock distribution"), ("fee", .inKind, "stock distribution, adjustment"),
      ("transfer", .split, "split"),
      (
        "transfer", .inKind,
        """
        assignment, adjustment, exercise, expire, merger, request, send, spin off, trade, \
        transfer, rebalance
        """
      ),
    ])
  func known(type: String, meaning: TradeMeaning, subtypes: String) {
    for subtype in subtypes.components(separatedBy: ", ") {
      #expect(TradeMeaning(type: type, subtype: subtype) == meaning, "\(type) \(subtype)")
    }
  }

  @Test("a cancellation is recognized with any subtype")
  func cancel() {
    #expect(TradeMeaning(type: "cancel", subtype: "") == .cancel)
    #expect(TradeMeaning(type: "cancel", subtype: "buy") == .cancel)
  }

  @Test("types that are not in the table are treated by their signs")
  func unknown() {
    #expect(TradeMeaning(type: "buy", subtype: "barter") == .unknown)
    #expect(TradeMeaning(type: "lottery", subtype: "buy") == .unknown)
    #expect(TradeMeaning.unknown.movesQuantity && TradeMeaning.unknown.movesCash)
  }

  @Test("Plaid's own table has no unknown row", .enabled(if: PlaidDescription.isAvailable))
  func complete() throws {
    let lines = try PlaidDescription.text("investment_transaction_types.csv")
      .split(separator: "\n").dropFirst()
    #expect(lines.count > 60)
    for line in lines {
      let cells = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
      let meaning = TradeMeaning(type: String(cells[0]), subtype: String(cells[1]))
      #expect(meaning != .unknown, "\(line)")
    }
  }

  private static let income = """
    dividend, interest, long-term capital gain, non-qualified dividend, qualified dividend, \
    short-term capital gain, unqualified gain
    """
  private static let fees = """
    account fee, fund fee, legal fee, management fee, margin expense, miscellaneous fee, \
    non-resident tax, tax, tax withheld, transfer fee, trust fee
    """
}
