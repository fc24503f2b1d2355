/// One login at one institution, as Plaid's Link creates it.
///
/// The access token is not part of it: only the database has it, sealed.
public struct Item: Hashable, Sendable {
  public let id: ItemID
  public let familyID: FamilyID
  /// Plaid's `item_id`.
  public let providerID: String
  /// Plaid's id of the institution, such as `ins_109508`; `nil` if Plaid names none.
  public let institutionID: String?
  public let institutionName: String?
  /// The status according to the last pull.
  public let status: ItemStatus
  /// Plaid's code of its current error, such as `ITEM_LOGIN_REQUIRED`; `nil` if it has none.
  public let errorCode: String?
  /// What the user can do about the error; see also ``userRemedy``.
  public let remedy: Remedy?
  /// The cursor of the last committed update; `nil` before the first.
  package let cursor: String?
  /// True once Plaid has sent the whole history that was requested at linking.
  public let isHistoryComplete: Bool
  /// The watermark: data was fetched from Plaid up to and including this day; `nil` before the
  /// first successful pull, and after its watermark was cleared.
  public let dataSyncedThrough: LocalDate?
  /// When the last pull wrote its result to the books; `nil` before the first.
  public let lastSyncedAt: Timestamp?
  /// When the user's consent ends at the bank; `nil` if it does not, or Plaid does not say.
  public let consentExpiresAt: Timestamp?
  /// When Plaid last reached the bank for transactions; `nil` if it does not say.
  public let lastSuccessfulUpdateAt: Timestamp?
  /// When it was unlinked; `nil` while it is linked. The history of an unlinked item is kept.
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

  /// The institution's name or, if Plaid sends none, an id.
  public var displayName: String { institutionName ?? institutionID ?? providerID }
}

/// The status of an item at its institution.
public enum ItemStatus: String, Hashable, Sendable {
  case good
  /// The user has to log in again through Link.
  case loginRequired = "login_required"
  /// It works, but Plaid will disconnect it unless the user logs in again.
  case pendingDisconnect = "pending_disconnect"
  /// The user or the bank has withdrawn the access.
  case revoked
  /// Plaid or the bank reports an error that the user cannot resolve.
  case error

  /// True when a pull gets no data until the user has acted.
  public var needsUser: Bool { self == .loginRequired || self == .revoked }
}

/// When to start warning about an item; ``Item/warnings(at:on:_:)`` uses it.
public struct ItemWarningThresholds: Hashable, Sendable {
  /// How many days before the user's consent ends the warnings start.
  public var consentDays = 14
  /// After how many days without an update from the bank the warnings start.
  public var staleDays = 7

  /// Creates thresholds of 14 and 7 days.
  public init() {}
}

extension Item {
  /// Returns what the user should know although every call succeeds: consent that has ended or is
  /// about to, or a bank that sends no data.
  ///
  /// There are none for an unlinked item, and none for one whose ``ItemStatus/needsUser`` is true,
  /// because its status says more. A pull's report contains the same warnings.
  ///
  /// - Parameters:
  ///   - now: The current instant.
  ///   - today: The family's day. If it is earlier than `now`, it limits the check for stale data,
  ///     because a replayed day knows nothing of later ones.
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
