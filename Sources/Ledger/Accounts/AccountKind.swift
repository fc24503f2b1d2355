/// What an account is, independent of any provider's words.
public enum AccountKind: String, Hashable, Sendable, CaseIterable {
  case depository, credit, investment, loan
  case otherAsset = "other asset"
  case property, vehicle, crypto
  case otherLiability = "other liability"

  /// The kind for a provider's type; the unknown becomes an other asset and says so.
  public static func reading(providerType: String) -> (kind: AccountKind, isKnown: Bool) {
    switch providerType {
    case "depository": (.depository, true)
    case "credit": (.credit, true)
    case "investment", "brokerage": (.investment, true)
    case "loan": (.loan, true)
    case "other": (.otherAsset, true)
    default: (.otherAsset, false)
    }
  }

  /// Whether it is owned or owed.
  public var classification: Classification {
    switch self {
    case .credit, .loan, .otherLiability: .liability
    default: .asset
    }
  }

  /// What its balance is made of.
  public var composition: Composition {
    switch self {
    case .depository, .credit: .cash
    case .investment, .crypto: .cashAndHoldings
    case .loan: .loan
    case .otherAsset, .property, .vehicle, .otherLiability: .nonCash
    }
  }
}
