/// What a lender states of a debt beside its balance; what it does not state is `nil`.
///
/// Credit cards, student loans and mortgages share the first part; the others have parts of their
/// own. Amounts are in the account's currency. The properties can be set one by one, because there
/// are too many for an initializer that anyone could read.
public struct LiabilityTerms: Hashable, Sendable {
  /// What it is.
  public let kind: LiabilityKind

  /// The day by which the next payment is due.
  public var nextPaymentDueDate: LocalDate?
  /// The least that has to be paid by then; for a mortgage the instalment.
  public var minimumPayment: Amount?
  /// The last payment.
  public var lastPaymentDate: LocalDate?
  public var lastPaymentAmount: Amount?
  /// The last statement.
  public var lastStatementDate: LocalDate?
  public var lastStatementBalance: Amount?
  /// True when a payment is overdue.
  public var isOverdue: Bool?
  /// What is overdue.
  public var pastDueAmount: Amount?

  /// The rates of a credit card.
  public var creditRates: [CreditRate] = []

  /// The rate of a loan in per cent a year: 5.25.
  public var ratePercent: Quantity?
  /// Whether that rate is `fixed` or `variable`, in the provider's word.
  public var rateKind: String?
  /// When the loan was paid out, and how much it was.
  public var originationDate: LocalDate?
  public var originationPrincipal: Amount?
  /// When it will be paid off: a mortgage's maturity, a student loan's expected end.
  public var payoffDate: LocalDate?
  /// The term in the lender's words: `30 year`.
  public var term: String?
  /// Interest and principal paid since the year began.
  public var interestPaidThisYear: Amount?
  public var principalPaidThisYear: Amount?

  /// A mortgage's: what lies in escrow, and the fee for a late payment.
  public var escrowBalance: Amount?
  public var lateFee: Amount?

  /// A student loan's: accrued interest that is not in the principal.
  public var outstandingInterest: Amount?
  /// Its name, its state and its plan of repayment, in the provider's words.
  public var loanName: String?
  public var loanStatus: String?
  public var repaymentPlan: String?

  /// Terms of which nothing is stated yet.
  public init(kind: LiabilityKind) { self.kind = kind }
}

/// What is owed, in the provider's word for the list it came in; ones unknown here are kept.
public struct LiabilityKind: Hashable, Sendable, CustomStringConvertible {
  /// A credit card.
  public static let credit = LiabilityKind("credit")
  /// A student loan.
  public static let student = LiabilityKind("student")
  /// A mortgage.
  public static let mortgage = LiabilityKind("mortgage")

  /// The word.
  public let word: String

  /// Takes any word.
  public init(_ word: String) { self.word = word }

  public var description: String { word }
}

/// One of the rates that a credit card charges.
public struct CreditRate: Hashable, Sendable {
  /// What it is charged for, in the provider's word: `purchase_apr`, `cash_apr`.
  public let kind: String
  /// Per cent a year: 12.5.
  public let percent: Quantity
  /// How much of the balance it is charged on.
  public let balance: Amount?
  /// What it came to on the last statement.
  public let interestCharged: Amount?

  /// Describes a rate.
  public init(kind: String, percent: Quantity, balance: Amount?, interestCharged: Amount?) {
    self.kind = kind
    self.percent = percent
    self.balance = balance
    self.interestCharged = interestCharged
  }
}

/// The newest terms of an account's debt, and the days on which they were read.
public struct AccountLiability: Hashable, Sendable {
  public let accountID: AccountID
  public let terms: LiabilityTerms
  /// The first day on which exactly this was read.
  public let since: LocalDate
  /// The last one.
  public let readOn: LocalDate

  /// Dates terms.
  public init(accountID: AccountID, terms: LiabilityTerms, since: LocalDate, readOn: LocalDate) {
    self.accountID = accountID
    self.terms = terms
    self.since = since
    self.readOn = readOn
  }
}
