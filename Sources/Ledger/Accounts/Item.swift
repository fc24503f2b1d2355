/// One login at one institution.
public struct Item: Hashable, Sendable {
  /// Its number here.
  public let id: ItemID
  /// The family that owns it.
  public let familyID: FamilyID
  /// The provider's id.
  public let providerID: String
  /// The provider's id of the institution, when it has one.
  public let institutionID: String?
  /// The institution's name.
  public let institutionName: String?
  /// How it stands.
  public let status: ItemStatus
  /// The provider's code of the error that it is in.
  public let errorCode: String?
  /// What the user can do about it.
  public let remedy: Remedy?
  /// The cursor of the last committed update; `nil` before the first.
  public let cursor: String?
  /// True once the provider has sent everything that was asked for at linking.
  public let isHistoryComplete: Bool
  /// What was fetched up to and including this day.
  public let dataSyncedThrough: LocalDate?
  /// When the last update was committed.
  public let lastSyncedAt: Timestamp?
  /// When the user's consent ends.
  public let consentExpiresAt: Timestamp?
  /// When the provider last reached the bank.
  public let lastSuccessfulUpdateAt: Timestamp?
  /// When it was unlinked, keeping its history.
  public let unlinkedAt: Timestamp?
  /// Since when it has its status, if that is known.
  public let statusSince: Timestamp?

  /// Describes an item.
  public init(
    id: ItemID, familyID: FamilyID, providerID: String, institutionID: String?,
    institutionName: String?, status: ItemStatus, errorCode: String?, remedy: Remedy?,
    cursor: String?, isHistoryComplete: Bool, dataSyncedThrough: LocalDate?,
    lastSyncedAt: Timestamp?, consentExpiresAt: Timestamp?, lastSuccessfulUpdateAt: Timestamp?,
    unlinkedAt: Timestamp?, statusSince: Timestamp? = nil
  ) {
    self.id = id
    self.familyID = familyID
    self.providerID = providerID
    self.institutionID = institutionID
    self.institutionName = institutionName
    self.status = status
    self.errorCode = errorCode
    self.remedy = remedy
    self.cursor = cursor
    self.isHistoryComplete = isHistoryComplete
    self.dataSyncedThrough = dataSyncedThrough
    self.lastSyncedAt = lastSyncedAt
    self.consentExpiresAt = consentExpiresAt
    self.lastSuccessfulUpdateAt = lastSuccessfulUpdateAt
    self.unlinkedAt = unlinkedAt
    self.statusSince = statusSince
  }

  /// What to do when it needs its user.
  public var userRemedy: Remedy { remedy ?? .relink(item: id) }

  /// What to call it in a sentence.
  public var displayName: String { institutionName ?? institutionID ?? providerID }
}

/// How an item stands with its institution.
public enum ItemStatus: String, Hashable, Sendable {
  case good
  case loginRequired = "login_required"
  case pendingDisconnect = "pending_disconnect"
  case revoked
  case error

  /// True when calls are pointless until the user has done something.
  public var needsUser: Bool { self == .loginRequired || self == .revoked }
}

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
  ) -> [Warning] {
    guard unlinkedAt == nil, !status.needsUser else { return [] }
    let moment = min(now, Timestamp(startOf: today.next))
    return [consentWarning(at: now, care), staleWarning(at: moment, care)].compactMap { $0 }
  }

  /// Whether the consent ends within the days that are warned of, or has ended.
  public func isConsentEnding(at now: Timestamp, _ care: ItemWarningThresholds) -> Bool {
    guard let consentExpiresAt, unlinkedAt == nil else { return false }
    return consentExpiresAt <= now.adding(milliseconds: Int64(care.consentDays) * 86_400_000)
  }

  private func consentWarning(at now: Timestamp, _ care: ItemWarningThresholds) -> Warning? {
    guard let end = consentExpiresAt, isConsentEnding(at: now, care) else { return nil }
    let verb = end < now ? "ended" : "ends"
    return Warning(
      "\(displayName): your consent \(verb) on \(end.dateInUTC)",
      remedy: .relink(item: id))
  }

  private func staleWarning(at now: Timestamp, _ care: ItemWarningThresholds) -> Warning? {
    guard let last = lastSuccessfulUpdateAt,
      last < now.adding(milliseconds: Int64(-care.staleDays) * 86_400_000)
    else { return nil }
    return Warning(
      "\(displayName): the bank has sent nothing since \(last.dateInUTC), though Plaid answers",
      remedy: .either("see whether it wants something of you", or: .relink(item: id)))
  }
}
