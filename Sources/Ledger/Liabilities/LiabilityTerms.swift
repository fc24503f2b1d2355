/// The terms that a lender states for a debt, apart from its balance; `nil` means not stated.
///
/// The first group applies to credit cards, student loans and mortgages; the others to some of
/// them. Amounts are in the account's currency. The properties are set one by one because an
/// initializer with all of them would be unreadable.
public struct LiabilityTerms: Hashable, Sendable {
  /// The kind of debt.
  public let kind: LiabilityKind

  /// The day by which the next payment is due.
  public var nextPaymentDueDate: LocalDate?
  /// The minimum payment due by then; for a mortgage the installment.
  public var minimumPayment: Amount?
  /// The day and amount of the last payment.
  public var lastPaymentDate: LocalDate?
  public var lastPaymentAmount: Amount?
  /// The day and balance of the last statement.
  public var lastStatementDate: LocalDate?
  public var lastStatementBalance: Amount?
  /// True when a payment is overdue.
  public var isOverdue: Bool?
  /// The overdue amount.
  public var pastDueAmount: Amount?

  /// The rates of a credit card.
  public var creditRates: [CreditRate] = []

  /// The interest rate of a loan in percent per year: 5.25.
  public var ratePercent: Quantity?
  /// The kind of that rate as the provider names it: `fixed` or `variable`.
  public var rateKind: String?
  /// When the loan was paid out, and its amount.
  public var originationDate: LocalDate?
  public var originationPrincipal: Amount?
  /// When it will be paid off: a mortgage's maturity date, a student loan's expected payoff date.
  public var payoffDate: LocalDate?
  /// The term in the lender's words: `30 year`.
  public var term: String?
  /// Interest and principal paid since the beginning of the year.
  public var interestPaidThisYear: Amount?
  public var principalPaidThisYear: Amount?

  /// Mortgages only: the escrow balance, and the fee for a late payment.
  public var escrowBalance: Amount?
  public var lateFee: Amount?

  /// Student loans only: accrued interest that is not part of the principal.
  public var outstandingInterest: Amount?
  /// Student loans only: name, status and repayment plan, as the provider words them.
  public var loanName: String?
  public var loanStatus: String?
  public var repaymentPlan: String?

  /// Creates terms in which nothing is stated yet.
  public init(kind: LiabilityKind) { self.kind = kind }
}

/// The kind of a debt, named after the provider's list that contains it; unknown kinds are kept.
public struct LiabilityKind: Hashable, Sendable, CustomStringConvertible {
  /// A credit card.
  public static let credit = LiabilityKind("credit")
  /// A student loan.
  public static let student = LiabilityKind("student")
  /// A mortgage.
  public static let mortgage = LiabilityKind("mortgage")

  /// The provider's name for the kind.
  public let word: String

  /// Creates a kind from any name.
  public init(_ word: String) { self.word = word }

  public var description: String { word }
}

/// One of the rates that a credit card charges.
public struct CreditRate: Hashable, Sendable {
  /// What the rate applies to, as the provider names it: `purchase_apr`, `cash_apr`.
  public let kind: String
  /// The rate in percent per year: 12.5.
  public let percent: Quantity
  /// The part of the balance that the rate applies to.
  public let balance: Amount?
  /// The interest charged on the last statement.
  public let interestCharged: Amount?

  /// Creates a rate.
  public init(kind: String, percent: Quantity, balance: Amount?, interestCharged: Amount?) {
    self.kind = kind
    self.percent = percent
    self.balance = balance
    self.interestCharged = interestCharged
  }
}

/// The newest terms of an account's debt, with the days on which they were fetched.
public struct AccountLiability: Hashable, Sendable {
  public let accountID: AccountID
  public let terms: LiabilityTerms
  /// The first day on which these terms were fetched unchanged.
  public let since: LocalDate
  /// The last day on which they were fetched.
  public let readOn: LocalDate

  /// Creates dated terms.
  public init(accountID: AccountID, terms: LiabilityTerms, since: LocalDate, readOn: LocalDate) {
    self.accountID = accountID
    self.terms = terms
    self.since = since
    self.readOn = readOn
  }
}
