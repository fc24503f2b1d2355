/// The terms that a lender states for a debt, apart from its balance, as Plaid reports them.
///
/// `nil` means not stated. Amounts are in the account's currency; positive is owed or was paid.
/// Payments and statements apply to credit cards, student loans and mortgages, the other terms to
/// some of them.
public struct LiabilityTerms: Hashable, Sendable {
  // The properties are set one by one: an initializer with all of them would be unreadable.

  public let kind: LiabilityKind

  /// The day by which the next payment is due.
  public package(set) var nextPaymentDueDate: LocalDate?
  /// The minimum payment due by then; for a mortgage, the installment.
  public package(set) var minimumPayment: Amount?
  public package(set) var lastPaymentDate: LocalDate?
  public package(set) var lastPaymentAmount: Amount?
  public package(set) var lastStatementDate: LocalDate?
  /// The amount owed according to the last statement.
  public package(set) var lastStatementBalance: Amount?
  /// True when a payment is overdue.
  public package(set) var isOverdue: Bool?
  /// The overdue amount.
  public package(set) var pastDueAmount: Amount?

  /// The rates of a credit card; empty for other debts.
  public package(set) var creditRates: [CreditRate] = []

  /// The interest rate of a loan in percent per year: 5.25.
  public package(set) var ratePercent: Quantity?
  /// The kind of that rate in Plaid's words: `fixed` or `variable`.
  public package(set) var rateKind: String?
  /// The day on which the loan was paid out.
  public package(set) var originationDate: LocalDate?
  /// The amount that was borrowed.
  public package(set) var originationPrincipal: Amount?
  /// When it will be paid off: a mortgage's maturity date, a student loan's expected payoff date.
  public package(set) var payoffDate: LocalDate?
  /// The term in the lender's words: `30 year`.
  public package(set) var term: String?
  /// The interest paid since the beginning of the calendar year.
  public package(set) var interestPaidThisYear: Amount?
  /// The principal repaid since the beginning of the calendar year.
  public package(set) var principalPaidThisYear: Amount?

  /// Mortgages only: what the lender holds for taxes and insurance.
  public package(set) var escrowBalance: Amount?
  /// Mortgages only: the fee for a late payment.
  public package(set) var lateFee: Amount?

  /// Student loans only: accrued interest that is not part of the principal.
  public package(set) var outstandingInterest: Amount?
  /// Student loans only.
  public package(set) var loanName: String?
  /// Student loans only: the status in Plaid's words, such as `repayment` or `deferment`.
  public package(set) var loanStatus: String?
  /// Student loans only: the repayment plan in the lender's words.
  public package(set) var repaymentPlan: String?

  /// Creates terms in which nothing is stated yet.
  package init(kind: LiabilityKind) { self.kind = kind }
}

/// The kind of a debt, named after Plaid's list that contains it; unknown kinds are kept.
public struct LiabilityKind: Hashable, Sendable, CustomStringConvertible {
  public static let credit = LiabilityKind("credit")
  public static let student = LiabilityKind("student")
  public static let mortgage = LiabilityKind("mortgage")

  /// Plaid's name for the kind.
  public let word: String

  /// Creates a kind from any name.
  package init(_ word: String) { self.word = word }

  public var description: String { word }
}

/// One of the rates that a credit card charges.
public struct CreditRate: Hashable, Sendable {
  /// What the rate applies to, in Plaid's words: `purchase_apr`, `cash_apr`.
  public let kind: String
  /// The rate in percent per year: 12.5.
  public let percent: Quantity
  /// The part of the balance that the rate applies to, in the account's currency; `nil` if not
  /// stated.
  public let balance: Amount?
  /// The interest charged on the last statement, in the account's currency; `nil` if not stated.
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
