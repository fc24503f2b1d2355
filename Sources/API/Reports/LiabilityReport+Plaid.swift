import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncWire

extension LiabilityReport {
  /// Decodes a debt of the list called `list`.
  ///
  /// Some fields have different names in different lists. A list that is newer than this program is
  /// decoded by the names it shares with the known ones.
  init(_ element: WireReader, list: String) throws(WireError) {
    let accountID = try ElementDecoder(element, as: "").id("account_id")
    var decoder = ElementDecoder(element, as: "\(list) \(accountID)")
    var terms = LiabilityTerms(kind: LiabilityKind(list))
    terms.readPayments(&decoder)
    terms.readLoan(&decoder)
    terms.readRates(&decoder)
    self.init(
      accountID: accountID, terms: terms, rawJSON: decoder.rawJSON, warnings: decoder.warnings)
  }
}

extension LiabilityTerms {
  fileprivate mutating func readPayments(_ decoder: inout ElementDecoder) {
    nextPaymentDueDate = decoder.optionalDate("next_payment_due_date")
    minimumPayment =
      decoder.optionalAmount("minimum_payment_amount")
      ?? decoder.optionalAmount("next_monthly_payment")
    lastPaymentDate = decoder.optionalDate("last_payment_date")
    lastPaymentAmount = decoder.optionalAmount("last_payment_amount")
    lastStatementDate = decoder.optionalDate("last_statement_issue_date")
    lastStatementBalance = decoder.optionalAmount("last_statement_balance")
    isOverdue = decoder.optionalFlag("is_overdue")
    pastDueAmount = decoder.optionalAmount("past_due_amount")
  }

  fileprivate mutating func readLoan(_ decoder: inout ElementDecoder) {
    originationDate = decoder.optionalDate("origination_date")
    originationPrincipal = decoder.optionalAmount("origination_principal_amount")
    payoffDate =
      decoder.optionalDate("maturity_date") ?? decoder.optionalDate("expected_payoff_date")
    term = decoder.optionalText("loan_term")
    interestPaidThisYear = decoder.optionalAmount("ytd_interest_paid")
    principalPaidThisYear = decoder.optionalAmount("ytd_principal_paid")
    escrowBalance = decoder.optionalAmount("escrow_balance")
    lateFee = decoder.optionalAmount("current_late_fee")
    outstandingInterest = decoder.optionalAmount("outstanding_interest_amount")
    loanName = decoder.optionalText("loan_name")
    loanStatus = decoder.optionalWord("loan_status")
    repaymentPlan = decoder.optionalWord("repayment_plan")
  }

  fileprivate mutating func readRates(_ decoder: inout ElementDecoder) {
    ratePercent = decoder.optionalQuantity("interest_rate_percentage")
    if var rate = decoder.optionalPart("interest_rate") {
      ratePercent = rate.optionalQuantity("percentage")
      rateKind = rate.optionalText("type")
      decoder.adopt(rate)
    }
    for part in decoder.optionalParts("aprs") {
      var part = part
      do throws(WireError) {
        creditRates.append(
          CreditRate(
            kind: try part.id("apr_type"), percent: try part.quantity("apr_percentage"),
            balance: part.optionalAmount("balance_subject_to_apr"),
            interestCharged: part.optionalAmount("interest_charge_amount")))
      } catch {
        decoder.warn("a rate was omitted: \(error)")
      }
      decoder.adopt(part)
    }
  }
}

extension ElementDecoder {
  /// Decodes the `type` of an optional object in the element.
  fileprivate mutating func optionalWord(_ key: String) -> String? {
    guard var part = optionalPart(key) else { return nil }
    let word = part.optionalText("type")
    adopt(part)
    return word
  }
}
