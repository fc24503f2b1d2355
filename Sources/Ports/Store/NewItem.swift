import Ledger

/// A freshly linked item on its way into the store.
public struct NewItem: Sendable {
  public let familyID: FamilyID
  public let providerID: String
  public let institutionID: String?
  public let institutionName: String?
  /// The access token, sealed.
  public let sealedToken: [UInt8]
  /// The link session that it came out of.
  public let session: LinkSessionID?

  /// Describes a new item.
  public init(
    familyID: FamilyID, providerID: String, institutionID: String?, institutionName: String?,
    sealedToken: [UInt8], session: LinkSessionID? = nil
  ) {
    self.familyID = familyID
    self.providerID = providerID
    self.institutionID = institutionID
    self.institutionName = institutionName
    self.sealedToken = sealedToken
    self.session = session
  }
}
