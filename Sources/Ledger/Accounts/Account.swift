/// A linked account (of an item) or a manual one (of the family only).
public struct Account: Hashable, Sendable {
  /// Its number here.
  public let id: AccountID
  /// The family that owns it.
  public let familyID: FamilyID
  /// The item it belongs to; `nil` for a manual account.
  public let itemID: ItemID?
  /// The provider's id.
  public let providerID: String?
  /// The provider's id that survives a new link, at the few banks that have one.
  public let persistentID: String?
  /// The name it is shown under.
  public let name: String
  /// The institution's full name of it.
  public let officialName: String?
  /// The last digits of its number.
  public let mask: String?
  /// What it is.
  public let kind: AccountKind
  /// The provider's (or the user's) type and subtype, as text.
  public let type: String
  public let subtype: String?
  /// The currency of its balances.
  public let currency: Currency
  /// Open or closed.
  public let status: AccountStatus
  /// Balances up to and including this day are right.
  public let dataSyncedThrough: LocalDate?
  /// The first day of its balance rows.
  public let firstDay: LocalDate?
  /// The end of its last balance row, cash and non-cash together.
  public let balance: Amount?
  /// The day of that row.
  public let balanceDay: LocalDate?
  /// The newest reading from the provider.
  public let reportedBalance: ReportedBalance?
  /// Whether the provider's balance contains what is pending, by the user's word.
  public let pendingInBalance: PendingInBalance
  /// The same as it counts: by the user's word, or as the readings have told.
  public let isPendingCounted: Bool

  /// Describes an account.
  public init(
    id: AccountID, familyID: FamilyID, itemID: ItemID?, providerID: String?, persistentID: String?,
    name: String, officialName: String?, mask: String?, kind: AccountKind, type: String,
    subtype: String?, currency: Currency, status: AccountStatus, dataSyncedThrough: LocalDate?,
    firstDay: LocalDate?, balance: Amount?, balanceDay: LocalDate?, reportedBalance: ReportedBalance?,
    pendingInBalance: PendingInBalance = .auto, isPendingCounted: Bool = false
  ) {
    self.id = id
    self.familyID = familyID
    self.itemID = itemID
    self.providerID = providerID
    self.persistentID = persistentID
    self.name = name
    self.officialName = officialName
    self.mask = mask
    self.kind = kind
    self.type = type
    self.subtype = subtype
    self.currency = currency
    self.status = status
    self.dataSyncedThrough = dataSyncedThrough
    self.firstDay = firstDay
    self.balance = balance
    self.balanceDay = balanceDay
    self.reportedBalance = reportedBalance
    self.pendingInBalance = pendingInBalance
    self.isPendingCounted = isPendingCounted
  }

  /// True when a provider feeds it.
  public var isLinked: Bool { itemID != nil }
}
