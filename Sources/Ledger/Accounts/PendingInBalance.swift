/// Whether the bank's balance of an account contains pending transactions already.
public enum PendingInBalance: String, Hashable, Sendable, CaseIterable {
  case yes
  case no
  /// Found out by what explains the readings; until one tells, they do not contain them.
  case auto

  /// What the change between two readings tells; `nil` when it tells nothing.
  ///
  /// It tells something where the sum of what is pending has changed and the posted entries explain
  /// the change in one of the two ways only, exactly.
  ///
  /// - Parameters:
  ///   - change: the newer reading less the older one, both as they were stated.
  ///   - pending: the effect of what was pending at the newer one less that at the older one.
  ///   - posted: what the posted entries may come to: without those that are late, and with them.
  public static func evidence(
    change: Amount, pending: Amount, posted: [Amount]
  ) -> Bool? {
    guard pending != .zero else { return nil }
    func isExplained(_ change: Int128) -> Bool {
      posted.contains { Int128($0.rawValue) == change }
    }
    let isExplainedWithout = isExplained(Int128(change.rawValue))
    let isExplainedWith = isExplained(Int128(change.rawValue) - Int128(pending.rawValue))
    return isExplainedWith == isExplainedWithout ? nil : isExplainedWith
  }
}
