/// What an account is, independent of Plaid's types.
///
/// A linked account's kind follows from Plaid's type; a manual account's is chosen by the user.
public enum AccountKind: String, Hashable, Sendable, CaseIterable {
  /// A checking, savings or similar account.
  case depository
  /// A credit card or another revolving credit.
  case credit
  /// Money and securities; also Plaid's `brokerage`.
  case investment
  case loan
  /// Any other asset, and every type of Plaid's that is not known.
  case otherAsset = "other asset"
  /// Manual accounts only, as are the following kinds.
  case property
  case vehicle
  case crypto
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

  public var classification: Classification {
    switch self {
    case .credit, .loan, .otherLiability: .liability
    default: .asset
    }
  }

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
  /// The balance is owned: money that enters the account increases it.
  case asset
  /// The balance is the amount owed, normally positive: money that leaves the account, such as a
  /// purchase, increases it.
  case liability

  /// +1 for an asset, −1 for a liability: the factor f of the balance identities.
  package var factor: Int64 { self == .asset ? 1 : -1 }

  /// Returns by how much an entry changes the balance.
  ///
  /// - Parameter amount: The entry's amount; positive leaves the account.
  /// - Returns: The negated amount for an asset, the amount itself for a liability.
  public func effect(of amount: Amount) -> Amount { self == .asset ? amount.negated : amount }
}

/// What an account's balance consists of, which decides in which columns of a ``BalanceRow`` its
/// entries count.
public enum Composition: String, Hashable, Sendable {
  /// Money only: the cash columns.
  case cash
  /// Money in the cash columns, securities in the non-cash ones.
  case cashAndHoldings = "cash + holdings"
  /// A debt that payments reduce: the non-cash columns.
  case loan
  /// A value that only valuations and reported balances change: the non-cash columns.
  case nonCash = "non-cash"
}
