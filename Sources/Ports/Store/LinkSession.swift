import PlaidSyncLedger

/// The number of a link session.
package typealias LinkSessionID = Identifier<LinkSession>

/// A link session in progress, kept until its items are stored.
package struct LinkSession: Hashable, Sendable {
  /// The name for which the token and the page are sealed, instead of an item's id.
  package static let sealName = "link-session"

  /// Its number in the store; 0 before it is stored.
  package let id: LinkSessionID
  package let familyID: FamilyID
  /// The item that it repairs; `nil` if it links new ones.
  package let itemID: ItemID?
  /// The token for polling it, and its page, sealed.
  package let sealed: [UInt8]
  /// When it expires, if known.
  package let expiresAt: Timestamp?
  /// Whether a bank that is already linked may be linked again.
  package let allowsDuplicates: Bool
  /// The number of its results that have become items.
  package let exchanged: Int
  package let createdAt: Timestamp

  /// Describes a session.
  package init(
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
