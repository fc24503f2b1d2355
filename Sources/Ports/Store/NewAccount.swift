import PlaidSyncLedger

/// A manual account to be added with ``LedgerEditor/addAccount(_:)``.
public struct NewAccount: Hashable, Sendable {
  public let familyID: FamilyID
  public let name: String
  public let kind: AccountKind
  /// Any text, such as `savings`; `nil` for none.
  public let subtype: String?
  public let currency: Currency
  /// The balance that the history begins with, in ``currency``; `nil` begins with 0.
  public let opening: Valuation?

  /// Describes an account.
  public init(
    familyID: FamilyID, name: String, kind: AccountKind, subtype: String?, currency: Currency,
    opening: Valuation?
  ) {
    self.familyID = familyID
    self.name = name
    self.kind = kind
    self.subtype = subtype
    self.currency = currency
    self.opening = opening
  }
}

/// Changes to an account; a field that is `nil` is unchanged.
public struct AccountEdit: Hashable, Sendable {
  public var name: String?
  public var subtype: String?
  /// Whether the balance that Plaid reports includes pending transactions.
  public var pendingInBalance: PendingInBalance?

  /// Changes nothing.
  public init() {}
}
