/// What an account is, independent of any provider's terms.
public enum AccountKind: String, Hashable, Sendable, CaseIterable {
  case depository, credit, investment, loan
  case otherAsset = "other asset"
  case property, vehicle, crypto
  case otherLiability = "other liability"

  /// The kind for a provider's type; an unknown type becomes an other asset.
  package init(providerType: String) {
    self =
      switch providerType {
      case "depository": .depository
      case "credit": .credit
      case "investment", "brokerage": .investment
      case "loan": .loan
      default: .otherAsset
      }
  }

  /// Whether its balance is owned or owed.
  public var classification: Classification {
    switch self {
    case .credit, .loan, .otherLiability: .liability
    default: .asset
    }
  }

  /// What its balance consists of.
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
  package var factor: Int64 { self == .asset ? 1 : -1 }

  /// Returns the effect of an entry's amount on the balance: −f times the amount.
  public func effect(of amount: Amount) -> Amount { self == .asset ? amount.negated : amount }
}

/// What an account's balance consists of, which decides where its flows go.
public enum Composition: String, Hashable, Sendable {
  /// Money only.
  case cash
  /// Money and securities.
  case cashAndHoldings = "cash + holdings"
  /// A debt that payments reduce.
  case loan
  /// A value that only valuations change.
  case nonCash = "non-cash"
}
