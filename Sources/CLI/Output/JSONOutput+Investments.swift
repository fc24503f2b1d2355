import PlaidSyncJSON
import PlaidSyncLedger

extension JSONOutput {
  /// An account's cash, holdings and total at the end of a day.
  static func heldAccount(_ report: HoldingsTable.Report) throws -> JSONValue {
    [
      "account": .id(report.account.id),
      "name": .string(report.account.name),
      "currency": .string(report.account.currency.code),
      "cash": .text(report.row?.endCash),
      "holdings": .text(report.row?.endNonCash),
      "total": .text(try report.row?.end()),
      "incomplete": report.row.map { .bool($0.isIncomplete) } ?? .null,
    ]
  }

  /// One security that an account holds.
  static func holding(_ holding: AccountHolding, _ report: HoldingsTable.Report) -> JSONValue {
    [
      "account": .id(report.account.id),
      "security": .id(holding.security.id),
      "ticker": .string(orNull: holding.security.ticker),
      "name": .string(orNull: holding.security.name),
      "type": .string(orNull: holding.security.type),
      "quantity": .text(holding.quantity),
      "price": .text(holding.price?.value),
      "price_date": .text(holding.price?.date),
      "currency": .string((holding.price?.currency ?? holding.security.currency).code),
      "value": .text(holding.value),
      "cost": .text(holding.cost?.amount),
      "cost_currency": .text(holding.cost?.currency),
      "average_cost": .text(holding.averageCost),
      "gain": .text(holding.gain),
      "lots_date": .text(holding.lots?.date),
      "lots": .array((holding.lots?.lots ?? []).map { taxLot($0, holding.lots?.currency) }),
    ]
  }

  private static func taxLot(_ lot: TaxLot, _ currency: Currency?) -> JSONValue {
    [
      "plaid_lot_id": .string(orNull: lot.providerID),
      "purchased_at": .text(lot.purchasedAt),
      "quantity": .text(lot.quantity),
      "purchase_price": .text(lot.purchasePrice),
      "currency": .text(currency),
      "cost": .text(lot.costBasis),
      "value": .text(lot.value),
    ]
  }

  /// A trade in an investment account.
  static func trade(_ trade: Trade, _ security: Security?) -> JSONValue {
    [
      "id": .id(trade.id),
      "plaid_trade_id": .string(orNull: trade.providerID),
      "account": .id(trade.accountID),
      "security": .id(trade.security),
      "ticker": .string(orNull: security?.ticker),
      "date": .text(trade.date),
      "name": .string(trade.name),
      "quantity": .text(trade.quantity),
      "price": .text(trade.price),
      "amount": .text(trade.money.amount),
      "currency": .string(trade.money.currency.code),
      "fees": .text(trade.fees),
      "type": .string(trade.type),
      "subtype": .string(trade.subtype),
    ]
  }

  /// What a lender reports about a debt.
  static func liability(_ debt: AccountLiability, _ account: Account?) -> JSONValue {
    let terms = debt.terms
    return [
      "account": .id(debt.accountID),
      "name": .string(orNull: account?.name),
      "kind": .string(terms.kind.word),
      "currency": .text(account?.currency),
      "balance": .text(account?.balance),
      "next_payment_due_date": .text(terms.nextPaymentDueDate),
      "minimum_payment": .text(terms.minimumPayment),
      "overdue": terms.isOverdue.map { .bool($0) } ?? .null,
      "past_due_amount": .text(terms.pastDueAmount),
      "last_payment_date": .text(terms.lastPaymentDate),
      "last_payment_amount": .text(terms.lastPaymentAmount),
      "last_statement_date": .text(terms.lastStatementDate),
      "last_statement_balance": .text(terms.lastStatementBalance),
      "rate_percent": .text(terms.ratePercent),
      "rate_kind": .string(orNull: terms.rateKind),
      "credit_rates": .array(terms.creditRates.map(creditRate)),
      "origination_date": .text(terms.originationDate),
      "origination_principal": .text(terms.originationPrincipal),
      "payoff_date": .text(terms.payoffDate),
      "term": .string(orNull: terms.term),
      "interest_paid_this_year": .text(terms.interestPaidThisYear),
      "principal_paid_this_year": .text(terms.principalPaidThisYear),
      "escrow_balance": .text(terms.escrowBalance),
      "late_fee": .text(terms.lateFee),
      "outstanding_interest": .text(terms.outstandingInterest),
      "loan_name": .string(orNull: terms.loanName),
      "loan_status": .string(orNull: terms.loanStatus),
      "repayment_plan": .string(orNull: terms.repaymentPlan),
      "since": .text(debt.since),
      "read_on": .text(debt.readOn),
    ]
  }

  private static func creditRate(_ rate: CreditRate) -> JSONValue {
    [
      "kind": .string(rate.kind),
      "percent": .text(rate.percent),
      "balance": .text(rate.balance),
      "interest_charged": .text(rate.interestCharged),
    ]
  }

  /// An exchange rate.
  static func rate(_ rate: ExchangeRate) -> JSONValue {
    [
      "date": .text(rate.date), "from": .string(rate.from.code), "to": .string(rate.to.code),
      "rate": .text(rate.rate),
    ]
  }

  /// A closing price.
  static func price(_ price: Price, _ security: Security?) -> JSONValue {
    [
      "date": .text(price.date),
      "security": .id(price.security),
      "ticker": .string(orNull: security?.ticker),
      "price": .text(price.value),
      "currency": .string(price.currency.code),
    ]
  }
}
