import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@Suite("The remedy for a provider's failure")
struct ProviderRemedyTests {
  private let item = Item(
    id: ItemID(3), familyID: FamilyID(1), providerID: "itm", institutionID: nil,
    institutionName: "Bank", status: .good, errorCode: nil, remedy: nil, cursor: nil,
    isHistoryComplete: true, dataSyncedThrough: nil, lastSyncedAt: nil, consentExpiresAt: nil,
    lastSuccessfulUpdateAt: nil, unlinkedAt: nil, linkedAt: Timestamp(milliseconds: 0))

  @Test("follows from the reaction, and names the item if it is known")
  func reactions() {
    let relink = Remedy.relink(item: ItemID(3))
    let remedies: [(ProviderFailure.Reaction, Remedy?, Remedy?)] = [
      (.retry, .retryLater, .retryLater), (.wait, .retryLater, .retryLater),
      (.restart, .retryLater, .trying(.retryLater, otherwise: .pullFull(item: ItemID(3)))),
      (.relink, nil, relink), (.consent, nil, relink),
      (.user, nil, .first("settle it at Bank first", then: relink)),
      (.dead, .link, .first(.unlink(item: ItemID(3)), then: .link)), (.link, .link, relink),
      (.refetch, nil, nil), (.fallback, nil, nil), (.skip, nil, nil), (.reject, nil, nil),
      (.report, nil, nil), (.fatal, nil, nil),
    ]
    #expect(Set(remedies.map(\.0)) == Set(ProviderFailure.Reaction.allCases))
    for (reaction, alone, ofItem) in remedies {
      let failure = ProviderFailure(reaction, Failure(.provider, "no"))
      #expect(failure.failure.remedy == alone, "\(reaction)")
      #expect(failure.failure(of: item).remedy == ofItem, "\(reaction)")
    }
  }

  @Test("is the failure's own if it has one, unless the cursor was refused")
  func own() {
    let down = Failure(.unreachable, "no", remedy: "check the network")
    #expect(ProviderFailure(.retry, down).failure(of: item) == down)
    #expect(
      ProviderFailure(.retry, down, isCursorRefused: true).failure(of: item)
        == down.with(remedy: .pullFull(item: ItemID(3))))
  }
}
