import PlaidSyncLedger
import Testing

@Suite("LatePosting")
struct LatePostingTests {
  @Test(
    "entries were missing only if they alone explain the change",
    arguments: [
      (change: -30, onTime: -10, late: -20, isMissing: true),
      (change: -10, onTime: -10, late: -20, isMissing: false),
      (change: -31, onTime: -10, late: -20, isMissing: false),
      (change: -10, onTime: -10, late: 0, isMissing: false),
      (change: 0, onTime: 20, late: -20, isMissing: true),
    ])
  func decision(change: Int, onTime: Int, late: Int, isMissing: Bool) {
    let decision = LatePosting.areMissingFromEarlierBalances(
      change: Amount(unchecked: Int64(change)), onTime: Amount(unchecked: Int64(onTime)),
      late: Amount(unchecked: Int64(late)))
    #expect(decision == isMissing)
  }

  @Test("sums out of an amount's range do not wrap around into a match")
  func overflow() {
    let most = Amount(unchecked: Amount.rawValueMax)
    let wrapped = Amount(unchecked: Amount.rawValueMax &+ Amount.rawValueMax)
    #expect(
      !LatePosting.areMissingFromEarlierBalances(change: wrapped, onTime: most, late: most))
  }
}
