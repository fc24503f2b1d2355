/// One login at one institution.
public struct Item: Hashable, Sendable {
  /// Its row number in the store.
  public let id: ItemID
  /// The family that owns it.
  public let familyID: FamilyID
  /// The provider's id.
  public let providerID: String
  /// The provider's id of the institution, if it has one.
  public let institutionID: String?
  /// The institution's name.
  public let institutionName: String?
  /// Its status at the provider.
  public let status: ItemStatus
  /// The provider's code of its current error.
  public let errorCode: String?
  /// What the user can do about the error.
  public let remedy: Remedy?
  /// The cursor of the last committed update; `nil` before the first.
  package let cursor: String?
  /// True once the provider has sent the whole history that was requested at linking.
  public let isHistoryComplete: Bool
  /// The watermark: data was fetched up to and including this day.
  public let dataSyncedThrough: LocalDate?
  /// When the last update was committed.
  public let lastSyncedAt: Timestamp?
  /// When the user's consent ends.
  public let consentExpiresAt: Timestamp?
  /// When the provider last reached the bank.
  public let lastSuccessfulUpdateAt: Timestamp?
  /// When it was unlinked; its history is kept.
  public let unlinkedAt: Timestamp?
  /// Since when it has its current status; `nil` if that is unknown.
  public let statusSince: Timestamp?

  /// Creates an item.
  package init(
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

  /// What the user should do when the item needs attention: its remedy, or else relinking.
  public var userRemedy: Remedy { remedy ?? .relink(item: id) }

  /// The name to use for it in sentences.
  public var displayName: String { institutionName ?? institutionID ?? providerID }
}

/// The status of an item at its institution.
public enum ItemStatus: String, Hashable, Sendable {
  case good
  case loginRequired = "login_required"
  case pendingDisconnect = "pending_disconnect"
  case revoked
  case error

  /// True when calls are pointless until the user has acted.
  public var needsUser: Bool { self == .loginRequired || self == .revoked }
}

/// When to start warning about an item.
public struct ItemWarningThresholds: Hashable, Sendable {
  /// Warns this many days before the user's consent ends.
  public var consentDays = 14
  /// Warns after this many days without a successful update from the bank.
  public var staleDays = 7

  /// Creates the default thresholds.
  public init() {}
}

extension Item {
  /// Returns what the user should know although every call succeeds: consent that is about to end,
  /// or a bank that sends no data.
  ///
  /// - Parameter today: The family's day. If it is earlier than `now`, it limits the check for
  ///   stale data, because a replayed day knows nothing of later ones.
  public func warnings(
    at now: Timestamp, on today: LocalDate, _ thresholds: ItemWarningThresholds
  ) -> [Warning] {
    guard unlinkedAt == nil, !status.needsUser else { return [] }
    let moment = min(now, Timestamp(startOf: today.next))
    return [consentWarning(at: now, thresholds), staleWarning(at: moment, thresholds)]
      .compactMap { $0 }
  }

  /// Whether the consent has ended or ends within the warning period.
  package func isConsentEnding(at now: Timestamp, _ thresholds: ItemWarningThresholds) -> Bool {
    guard let consentExpiresAt, unlinkedAt == nil else { return false }
    return consentExpiresAt <= now.adding(milliseconds: Int64(thresholds.consentDays) * 86_400_000)
  }

  private func consentWarning(at now: Timestamp, _ thresholds: ItemWarningThresholds) -> Warning? {
    guard let end = consentExpiresAt, isConsentEnding(at: now, thresholds) else { return nil }
    let verb = end < now ? "ended" : "ends"
    return Warning(
      "\(displayName): your consent \(verb) on \(end.dateInUTC)",
      remedy: .relink(item: id))
  }

  private func staleWarning(at now: Timestamp, _ thresholds: ItemWarningThresholds) -> Warning? {
    guard let last = lastSuccessfulUpdateAt,
      last < now.adding(milliseconds: Int64(-thresholds.staleDays) * 86_400_000)
    else { return nil }
    return Warning(
      "\(displayName): the bank has sent nothing since \(last.dateInUTC), though Plaid answers",
      remedy: .either("see whether it wants something of you", or: .relink(item: id)))
  }
}
