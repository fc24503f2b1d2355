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
  public let remedy: String?
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
    institutionName: String?, status: ItemStatus, errorCode: String?, remedy: String?,
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

  /// What to call it in a sentence.
  public var displayName: String { institutionName ?? institutionID ?? providerID }
}
