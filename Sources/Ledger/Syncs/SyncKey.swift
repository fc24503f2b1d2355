/// Names something that can be synced and remembers how far.
public enum SyncKey: Hashable, Sendable, CustomStringConvertible {
  case family(FamilyID)
  case item(ItemID)
  case account(AccountID)

  /// `family`, `item` or `account`.
  public var kind: String {
    switch self {
    case .family: "family"
    case .item: "item"
    case .account: "account"
    }
  }

  /// The row number of the thing.
  public var rawValue: Int64 {
    switch self {
    case .family(let id): id.rawValue
    case .item(let id): id.rawValue
    case .account(let id): id.rawValue
    }
  }

  /// Puts a stored pair together again; `nil` for a kind that does not exist.
  public init?(kind: String, rawValue: Int64) {
    switch kind {
    case "family": self = .family(FamilyID(rawValue))
    case "item": self = .item(ItemID(rawValue))
    case "account": self = .account(AccountID(rawValue))
    default: return nil
    }
  }

  public var description: String { "\(kind) \(rawValue)" }
}
