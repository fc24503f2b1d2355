import Ledger
import PlaidWire
import Ports

extension LiabilityReport {
  /// What Plaid says of a debt in the list of that name.
  ///
  /// The lists name the same things differently here and there; lists that are newer than this
  /// program are read by the names they share with the older ones.
  init(_ element: WireReader, list: String) throws(WireError) {
    let accountID = try ElementDecoder(element, as: "").id("account_id")
    var reading = ElementDecoder(element, as: "\(list) \(accountID)")
    var terms = LiabilityTerms(kind: LiabilityKind(list))
    terms.readPayments(&reading)
    terms.readLoan(&reading)
    terms.readRates(&reading)
    self.init(
      accountID: accountID, terms: terms, rawJSON: reading.rawJSON, warnings: reading.warnings)
  }
}

extension LiabilityTerms {
  fileprivate mutating func readPayments(_ reading: inout ElementDecoder) {
    nextPaymentDueDate = reading.optionalDate("next_payment_due_date")
    minimumPayment =
      reading.optionalAmount("minimum_payment_amount")
      ?? reading.optionalAmount("next_monthly_payment")
    lastPaymentDate = reading.optionalDate("last_payment_date")
    lastPaymentAmount = reading.optionalAmount("last_payment_amount")
    lastStatementDate = reading.optionalDate("last_statement_issue_date")
    lastStatementBalance = reading.optionalAmount("last_statement_balance")
    isOverdue = reading.optionalFlag("is_overdue")
    pastDueAmount = reading.optionalAmount("past_due_amount")
  }

  fileprivate mutating func readLoan(_ reading: inout ElementDecoder) {
    originationDate = reading.optionalDate("origination_date")
    originationPrincipal = reading.optionalAmount("origination_principal_amount")
    payoffDate =
      reading.optionalDate("maturity_date") ?? reading.optionalDate("expected_payoff_date")
    term = reading.optionalText("loan_term")
    interestPaidThisYear = reading.optionalAmount("ytd_interest_paid")
    principalPaidThisYear = reading.optionalAmount("ytd_principal_paid")
    escrowBalance = reading.optionalAmount("escrow_balance")
    lateFee = reading.optionalAmount("current_late_fee")
    outstandingInterest = reading.optionalAmount("outstanding_interest_amount")
    loanName = reading.optionalText("loan_name")
    loanStatus = reading.optionalWord("loan_status")
    repaymentPlan = reading.optionalWord("repayment_plan")
  }

  fileprivate mutating func readRates(_ reading: inout ElementDecoder) {
    ratePercent = reading.optionalQuantity("interest_rate_percentage")
    if var rate = reading.optionalPart("interest_rate") {
      ratePercent = rate.optionalQuantity("percentage")
      rateKind = rate.optionalText("type")
      reading.adopt(rate)
    }
    for part in reading.optionalParts("aprs") {
      var part = part
      do throws(WireError) {
        creditRates.append(
          CreditRate(
            kind: try part.id("apr_type"), percent: try part.quantity("apr_percentage"),
            balance: part.optionalAmount("balance_subject_to_apr"),
            interestCharged: part.optionalAmount("interest_charge_amount")))
      } catch {
        reading.warn("a rate was left out, \(error)")
      }
      reading.adopt(part)
    }
  }
}

extension ElementDecoder {
  /// The `type` of an object in the element, or nothing.
  fileprivate mutating func optionalWord(_ key: String) -> String? {
    guard var part = optionalPart(key) else { return nil }
    let word = part.optionalText("type")
    adopt(part)
    return word
  }
}
