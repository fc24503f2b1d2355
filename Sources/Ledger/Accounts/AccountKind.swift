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

/// Whether an account's balance is owned or owed.
public enum Classification: String, Hashable, Sendable {
  case asset, liability

  /// +1 for an asset, −1 for a liability: the factor f of the balance identities.
  public var factor: Int64 { self == .asset ? 1 : -1 }

  /// What an entry's amount does to the balance: −f times it.
  public func effect(of amount: Amount) -> Amount { self == .asset ? amount.negated : amount }
}

/// What an account's balance consists of, which decides where its flows go.
public enum Composition: String, Hashable, Sendable {
  /// Money only.
  case cash
  /// Money beside securities.
  case cashAndHoldings = "cash + holdings"
  /// A debt that payments reduce.
  case loan
  /// A value that only valuations move.
  case nonCash = "non-cash"
}
