import PlaidSyncLedger
import Testing

@Suite("AccountMatcher")
struct AccountMatcherTests {
  private func face(
    _ id: Int64, _ name: String = "Checking", mask: String? = "0000", at bank: String? = "ins_1",
    persistent: String? = nil, subtype: String = "checking"
  ) -> AccountMatcher.Fingerprint {
    AccountMatcher.Fingerprint(
      id: AccountID(id), institutionID: bank, persistentID: persistent, name: name, mask: mask,
      type: "depository", subtype: subtype, currency: Currency("USD"))
  }

  private func found(_ new: [AccountMatcher.Fingerprint], _ old: [AccountMatcher.Fingerprint])
    -> String
  {
    let candidates = AccountMatcher.candidates(of: new, among: old)
    let certain = AccountMatcher.certain(candidates)
    return candidates.map { candidate in
      let list = candidate.old.map(\.description).joined(separator: ",")
      return "\(candidate.new):\(list)\(certain[candidate.new].map { " → \($0)" } ?? "")"
    }.joined(separator: "; ")
  }

  @Test("institution, mask, type and name identify an account; any difference means another")
  func alike() {
    #expect(found([face(9)], [face(1), face(2, "Savings")]) == "9:1 → 1")
    #expect(found([face(9)], [face(1, at: "ins_2")]) == "9:")
    #expect(found([face(9)], [face(1, mask: "1111")]) == "9:")
    #expect(found([face(9)], [face(1, subtype: "savings")]) == "9:")
    #expect(found([face(9, at: nil)], [face(1, at: nil)]) == "9:")
  }

  @Test("a persistent id takes precedence over everything else")
  func persistent() {
    #expect(
      found([face(9, persistent: "p")], [face(1), face(2, "Renamed", persistent: "p")])
        == "9:2 → 2")
    #expect(found([face(9, persistent: "p")], [face(1, persistent: "q")]) == "9:")
    #expect(found([face(9, persistent: "p")], [face(1)]) == "9:1 → 1")
  }

  @Test("ambiguous matches are never guessed, on either side")
  func several() {
    #expect(found([face(9)], [face(1), face(2)]) == "9:1,2")
    #expect(found([face(8), face(9)], [face(1)]) == "8:1; 9:1")
  }
}
