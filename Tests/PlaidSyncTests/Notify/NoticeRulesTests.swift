import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync

@Suite("NoticeRules")
struct NoticeRulesTests {
  private let now = Timestamp(startOf: LocalDate(day: 20_000))

  private func states(
    _ ending: NoticeFacts.Ending?, status: ItemStatus = .good, expiresInDays: Int? = nil
  ) -> [String] {
    let end = expiresInDays.map { now.adding(milliseconds: Int64($0) * 86_400_000) }
    let item = Item(
      id: ItemID(1), familyID: FamilyID(1), providerID: "p", institutionID: nil,
      institutionName: nil, status: status, errorCode: nil, remedy: nil, cursor: nil,
      isHistoryComplete: true, dataSyncedThrough: nil, lastSyncedAt: nil, consentExpiresAt: end,
      lastSuccessfulUpdateAt: nil, unlinkedAt: nil, linkedAt: Timestamp(milliseconds: 0))
    return NoticeRules(now: now, expiringDays: 14).states(NoticeFacts(item: item, lastPull: ending))
      .map { "\($0.subject) \($0.value)" }
  }

  private func failed(_ code: FailureCode) -> NoticeFacts.Ending { .failed(Failure(code, "x")) }

  @Test("health is the item's own status, else the result of its last pull")
  func health() {
    #expect(states(nil) == ["consent lasting"])
    #expect(states(.completed) == ["health good", "consent lasting"])
    #expect(states(failed(.unreachable)) == ["health broken", "consent lasting"])
    #expect(states(nil, status: .loginRequired) == ["health login_required", "consent lasting"])
    #expect(states(.completed, status: .revoked) == ["health revoked", "consent lasting"])
    #expect(states(failed(.provider), status: .error) == ["health broken", "consent lasting"])
  }

  @Test(
    "a pull that reveals nothing about the item changes nothing",
    arguments: [FailureCode.busy, .canceled, .loginRequired, .itemGone])
  func silent(code: FailureCode) {
    #expect(states(failed(code)) == ["consent lasting"])
  }

  @Test("a consent counts as expiring some days before its end, and after it")
  func consent() {
    #expect(states(nil, expiresInDays: 15) == ["consent lasting"])
    let end = now.adding(milliseconds: 14 * 86_400_000)
    #expect(states(nil, expiresInDays: 14) == ["consent expiring \(end)"])
    #expect(states(nil, expiresInDays: -1).first?.hasPrefix("consent expiring") == true)
    #expect(states(nil, status: .pendingDisconnect) == ["consent disconnecting"])
  }
}
