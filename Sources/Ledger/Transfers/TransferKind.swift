/// What a transfer is for, by the account that the money goes to.
public enum TransferKind: String, Hashable, Sendable, CaseIterable {
  case cardPayment = "card payment"
  case loanPayment = "loan payment"
  case investmentContribution = "investment contribution"
  case `internal`

  /// The kind of a transfer into an account.
  public init(into destination: AccountKind) {
    switch destination {
    case .credit: self = .cardPayment
    case .loan: self = .loanPayment
    case .investment, .crypto: self = .investmentContribution
    case .depository, .otherAsset, .property, .vehicle, .otherLiability: self = .internal
    }
  }
}
