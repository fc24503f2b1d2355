import PlaidSyncJSON
import PlaidSyncLedger

/// Student loans and mortgages.
extension LiabilityWriter {
  /// The terms that the household agreed with a lender.
  private struct Contract {
    /// Percent per year, in units of 10⁻⁸.
    let rate: Int64
    /// The monthly payment in cents, and the day of the month on which it is made.
    let payment: Int64
    let dayOfMonth: Int
    /// The sum lent, in cents, and how many months before the link day; the term is thirty years.
    let principal: Int64
    let monthsBeforeLink: Int
  }

  private static let studentContract = Contract(
    rate: 440_000_000, payment: 412_80, dayOfMonth: 5, principal: 82_430_00,
    monthsBeforeLink: 124)
  private static let mortgageContract = Contract(
    rate: 399_000_000, payment: Household.mortgagePayment, dayOfMonth: 3,
    principal: 109_140_00, monthsBeforeLink: 226)

  var student: JSONValue {
    let contract = item.household == nil ? nil : Self.studentContract
    let origination =
      custom["origination_date"] ?? contract.map { .string("\(originationDate(of: $0))") } ?? .null
    let payoff = custom["expected_payoff_date"] ?? payoffDate(of: contract)
    let statement = latest(15)
    let payment = lastPayment
    let year = paidThisYear
    let status: JSONValue = ["end_date": payoff, "type": "repayment"]
    let address: JSONValue = [
      "city": "San Matias", "country": "US", "postal_code": "99415", "region": "CA",
      "street": "123 Relaxation Road",
    ]
    return [
      "account_id": .string(account.id), "account_number": .string(number),
      "disbursement_dates": origination.isNull ? nil : [origination],
      "expected_payoff_date": payoff, "guarantor": custom["guarantor"] ?? "DEPT OF ED",
      "interest_rate_percentage": custom["nominal_apr"] ?? .decimal(Self.studentContract.rate),
      "is_overdue": custom["is_overdue"] ?? false,
      "last_payment_amount": .decimal(payment.map { -$0.units }),
      "last_payment_date": .string(orNull: payment.map { "\($0.date)" }),
      "last_statement_balance": .decimal(owed(at: statement)),
      "last_statement_issue_date": .string("\(statement)"),
      "loan_name": custom["loan_name"] ?? "Consolidation",
      "loan_status": custom["loan_status"] ?? status,
      "minimum_payment_amount": custom["minimum_payment_amount"]
        ?? .decimal(contract.map { $0.payment * Household.cent } ?? customPayment),
      "next_payment_due_date": .string("\(next(Self.studentContract.dayOfMonth))"),
      "origination_date": origination,
      "origination_principal_amount": custom["principal"]
        ?? .decimal(contract.map { $0.principal * Household.cent }),
      "outstanding_interest_amount": .decimal(0),
      "payment_reference_number": custom["payment_reference_number"] ?? .string(number),
      "pslf_status": custom["pslf_status"]
        ?? ["estimated_eligibility_date": nil, "payments_made": nil, "payments_remaining": nil],
      "repayment_plan": [
        "description": custom["repayment_plan_description"] ?? "Standard Repayment",
        "type": custom["repayment_plan_type"] ?? "standard",
      ],
      "sequence_number": custom["sequence_number"] ?? "1",
      "servicer_address": custom["servicer_address"] ?? address,
      "ytd_interest_paid": .decimal(year.interest), "ytd_principal_paid": .decimal(year.principal),
    ]
  }

  var mortgage: JSONValue {
    let contract = item.household == nil ? nil : Self.mortgageContract
    let payment = contract.map { JSONValue.decimal($0.payment * Household.cent) } ?? .null
    let date = contract.map { latest($0.dayOfMonth) }
    let year = contract.map { repaidThisYear($0) }
    let address: JSONValue = [
      "city": "Malakoff", "country": "US", "postal_code": "14236", "region": "NY",
      "street": "2992 Cameron Road",
    ]
    return [
      "account_id": .string(account.id), "account_number": .string(number),
      "current_late_fee": .decimal(0), "escrow_balance": nil, "has_pmi": false,
      "has_prepayment_penalty": false,
      "interest_rate": ["percentage": .decimal(Self.mortgageContract.rate), "type": "fixed"],
      "last_payment_amount": payment, "last_payment_date": .string(orNull: date.map { "\($0)" }),
      "loan_term": "30 year", "loan_type_description": "conventional",
      "maturity_date": payoffDate(of: contract), "next_monthly_payment": payment,
      "next_payment_due_date": .string(orNull: contract.map { "\(next($0.dayOfMonth))" }),
      "origination_date": .string(orNull: contract.map { "\(originationDate(of: $0))" }),
      "origination_principal_amount": .decimal(contract.map { $0.principal * Household.cent }),
      "past_due_amount": .decimal(0), "property_address": address,
      "ytd_interest_paid": .decimal(year?.interest),
      "ytd_principal_paid": .decimal(year?.principal),
    ]
  }

  /// A loan number derived from the account's mask.
  private var number: String { "427707\(account.mask ?? "0000")" }

  /// Interest and principal paid in the current year, computed from the transactions.
  private var paidThisYear: (interest: Int64, principal: Int64) {
    let year = today.components.year
    var (charged, paid): (Int64, Int64) = (0, 0)
    for transaction in posted where transaction.date.components.year == year {
      if transaction.units > 0 { charged += transaction.units } else { paid -= transaction.units }
    }
    return (charged, max(0, paid - charged))
  }

  /// The same for a loan without transactions: each payment's balance before follows from the
  /// balance after.
  private func repaidThisYear(_ contract: Contract) -> (interest: Int64, principal: Int64) {
    let (_, month, day) = today.components
    let payments = day >= contract.dayOfMonth ? month : month - 1
    let rate = Int128(contract.rate)
    let whole: Int128 = 1_200 * 100_000_000
    var owed = Int128(account.currentUnits ?? 0)
    let now = owed
    let payment = Int128(contract.payment * Household.cent)
    for _ in 0..<payments { owed = (owed + payment) * whole / (whole + rate) }
    let principal = cents(Int64(owed - now))
    return (Int64(payments) * Int64(payment) - principal, principal)
  }

  private func originationDate(of contract: Contract) -> LocalDate {
    Self.first(of: LocalDate(day: item.linkDay), monthsLater: -contract.monthsBeforeLink)
  }

  /// The end of the thirty years, or of a custom user's term.
  private func payoffDate(of contract: Contract?) -> JSONValue {
    if let contract {
      return .string("\(Self.first(of: originationDate(of: contract), monthsLater: 360))")
    }
    guard let start = custom["origination_date"]?.string.flatMap({ LocalDate($0) }),
      let months = customMonths
    else { return .null }
    let grace = custom["repayment_model"]?["non_repayment_months"]?.int ?? 0
    guard (0...600).contains(grace), start.components.year < 9000 else { return .null }
    return .string("\(Self.first(of: start, monthsLater: months + grace))")
  }

  private var customMonths: Int? {
    custom["repayment_model"]?["repayment_months"]?.int.flatMap {
      (1...600).contains($0) ? $0 : nil
    }
  }

  /// The payment that repays a custom user's loan within its term, in units.
  private var customPayment: Int64? {
    guard let months = customMonths, let owed = account.currentUnits, owed > 0,
      let percent = Self.percent(custom["nominal_apr"])
    else { return nil }
    func isEnough(_ payment: Int64) -> Bool {
      var rest = Int128(owed)
      for _ in 0..<months {
        rest += rest * Int128(percent) / (1_200 * 100_000_000) - Int128(payment)
      }
      return rest <= 0
    }
    var (low, high): (Int64, Int64) = (0, owed / Household.cent * 2 + 1)
    while low < high {
      let middle = (low + high) / 2
      if isEnough(middle * Household.cent) { high = middle } else { low = middle + 1 }
    }
    return low * Household.cent
  }

  /// A percentage in units; `nil` if no lender could mean it.
  private static func percent(_ value: JSONValue?) -> Int64? {
    guard let text = value?.number?.text else { return 0 }
    do throws(AmountError) {
      let units = try Amount.parse(text).amount.rawValue
      return (0...100 * Amount.unitsPerOne).contains(units) ? units : nil
    } catch {
      // No payment can be computed for a rate beyond the range of numbers.
      return nil
    }
  }

  /// The first of the month `months` months later, or earlier if negative.
  private static func first(of date: LocalDate, monthsLater months: Int) -> LocalDate {
    let (year, month, _) = date.components
    let number = year * 12 + month - 1 + months
    guard let first = LocalDate(year: number / 12, month: number % 12 + 1, dayOfMonth: 1) else {
      preconditionFailure("no loan runs beyond the calendar")
    }
    return first
  }
}
