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
