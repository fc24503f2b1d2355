import PlaidSyncLedger

/// The number of a link session.
public typealias LinkSessionID = Identifier<LinkSession>

/// A link session in progress, kept until its items are stored.
public struct LinkSession: Hashable, Sendable {
  /// The name for which the token and the page are sealed, instead of an item's id.
  public static let sealName = "link-session"

  /// Its number in the store; 0 before it is stored.
  public let id: LinkSessionID
  public let familyID: FamilyID
  /// The item that it repairs; `nil` if it links new ones.
  public let itemID: ItemID?
  /// The token for polling it, and its page, sealed.
  public let sealed: [UInt8]
  /// When it expires, if known.
  public let expiresAt: Timestamp?
  /// Whether a bank that is already linked may be linked again.
  public let allowsDuplicates: Bool
  /// The number of its results that have become items.
  public let exchanged: Int
  public let createdAt: Timestamp

  /// Describes a session.
  public init(
    id: LinkSessionID = LinkSessionID(0), familyID: FamilyID, itemID: ItemID?, sealed: [UInt8],
    expiresAt: Timestamp?, allowsDuplicates: Bool, exchanged: Int = 0, createdAt: Timestamp
  ) {
    self.id = id
    self.familyID = familyID
    self.itemID = itemID
    self.sealed = sealed
    self.expiresAt = expiresAt
    self.allowsDuplicates = allowsDuplicates
    self.exchanged = exchanged
    self.createdAt = createdAt
  }
}
