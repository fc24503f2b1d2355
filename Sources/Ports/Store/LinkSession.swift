import PlaidSyncLedger

/// Names a link session.
public typealias LinkSessionID = Identifier<LinkSession>

/// A link session that is under way, as it is kept until its items are stored.
public struct LinkSession: Hashable, Sendable {
  /// What token and page are sealed for, in place of an item's id.
  public static let sealName = "link-session"

  /// Its number here; 0 before it is stored.
  public let id: LinkSessionID
  public let familyID: FamilyID
  /// The item that it repairs; `nil` links new ones.
  public let itemID: ItemID?
  /// The token that it is polled with, and its page, sealed.
  public let sealed: [UInt8]
  /// When it is no longer valid, if that is known.
  public let expiresAt: Timestamp?
  /// Whether a bank that is linked already is linked once more.
  public let allowsDuplicates: Bool
  /// How many of its results have become items.
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
