/// How early to warn of what may become of an item.
public struct ItemWarningThresholds: Hashable, Sendable {
  /// So many days before the user's consent ends.
  public var consentDays = 14
  /// After so many days without a successful update at the bank.
  public var staleDays = 7

  /// The defaults.
  public init() {}
}

extension Item {
  /// What its user should know although every call succeeds: a consent about to end, a bank that
  /// sends nothing.
  ///
  /// - Parameter today: The family's day. It counts where it is not the clock's, since a day that
  ///   is replayed has no news of later ones.
  public func warnings(
    at now: Timestamp, on today: LocalDate, _ care: ItemWarningThresholds
  ) -> [String] {
    guard unlinkedAt == nil, !status.needsUser else { return [] }
    let moment = min(now, Timestamp(startOf: today.next))
    return [consentWarning(at: now, care), staleWarning(at: moment, care)].compactMap { $0 }
  }

  /// Whether the consent ends within the days that are warned of, or has ended.
  public func isConsentEnding(at now: Timestamp, _ care: ItemWarningThresholds) -> Bool {
    guard let consentExpiresAt, unlinkedAt == nil else { return false }
    return consentExpiresAt <= now.adding(milliseconds: Int64(care.consentDays) * 86_400_000)
  }

  private func consentWarning(at now: Timestamp, _ care: ItemWarningThresholds) -> String? {
    guard let end = consentExpiresAt, isConsentEnding(at: now, care) else { return nil }
    let verb = end < now ? "ended" : "ends"
    return "\(displayName): your consent \(verb) on \(end.dateInUTC): renew it with "
      + "`plaid-sync relink \(id)`"
  }

  private func staleWarning(at now: Timestamp, _ care: ItemWarningThresholds) -> String? {
    guard let last = lastSuccessfulUpdateAt,
      last < now.adding(milliseconds: Int64(-care.staleDays) * 86_400_000)
    else { return nil }
    return "\(displayName): the bank has sent nothing since \(last.dateInUTC), though Plaid "
      + "answers: see whether it wants something of you, or run `plaid-sync relink \(id)`"
  }
}
