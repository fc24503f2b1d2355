/// The terms that a lender states for a debt, apart from its balance; `nil` means not stated.
///
/// The first group applies to credit cards, student loans and mortgages; the others to some of
/// them. Amounts are in the account's currency. The properties are set one by one because an
/// initializer with all of them would be unreadable.
public struct LiabilityTerms: Hashable, Sendable {
  /// The kind of debt.
  public let kind: LiabilityKind

  /// The day by which the next payment is due.
  public package(set) var nextPaymentDueDate: LocalDate?
  /// The minimum payment due by then; for a mortgage the installment.
  public package(set) var minimumPayment: Amount?
  /// The day and amount of the last payment.
  public package(set) var lastPaymentDate: LocalDate?
  public package(set) var lastPaymentAmount: Amount?
  /// The day and balance of the last statement.
  public package(set) var lastStatementDate: LocalDate?
  public package(set) var lastStatementBalance: Amount?
  /// True when a payment is overdue.
  public package(set) var isOverdue: Bool?
  /// The overdue amount.
  public package(set) var pastDueAmount: Amount?

  /// The rates of a credit card.
  public package(set) var creditRates: [CreditRate] = []

  /// The interest rate of a loan in percent per year: 5.25.
  public package(set) var ratePercent: Quantity?
  /// The kind of that rate as the provider names it: `fixed` or `variable`.
  public package(set) var rateKind: String?
  /// When the loan was paid out, and its amount.
  public package(set) var originationDate: LocalDate?
  public package(set) var originationPrincipal: Amount?
  /// When it will be paid off: a mortgage's maturity date, a student loan's expected payoff date.
  public package(set) var payoffDate: LocalDate?
  /// The term in the lender's words: `30 year`.
  public package(set) var term: String?
  /// Interest and principal paid since the beginning of the year.
  public package(set) var interestPaidThisYear: Amount?
  public package(set) var principalPaidThisYear: Amount?

  /// Mortgages only: the escrow balance, and the fee for a late payment.
  public package(set) var escrowBalance: Amount?
  public package(set) var lateFee: Amount?

  /// Student loans only: accrued interest that is not part of the principal.
  public package(set) var outstandingInterest: Amount?
  /// Student loans only: name, status and repayment plan, as the provider words them.
  public package(set) var loanName: String?
  public package(set) var loanStatus: String?
  public package(set) var repaymentPlan: String?

  /// Creates terms in which nothing is stated yet.
  package init(kind: LiabilityKind) { self.kind = kind }
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
  package init(_ word: String) { self.word = word }

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
  package init(kind: String, percent: Quantity, balance: Amount?, interestCharged: Amount?) {
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
  package init(accountID: AccountID, terms: LiabilityTerms, since: LocalDate, readOn: LocalDate) {
    self.accountID = accountID
    self.terms = terms
    self.since = since
    self.readOn = readOn
  }
}
