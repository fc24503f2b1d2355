import PlaidSyncJSON

extension CustomUser {
  /// The members of a custom user that are read; others are ignored, as nothing here supports them.
  private static let shape = Shape.record([
    .nullable("seed", .text()), .nullable("force_error", .text()),
    .nullable("override_accounts", .list(.record(account))),
  ])

  private static let account: [Shape.Field] = [
    .nullable(
      "type", .oneOf(["depository", "credit", "loan", "investment", "brokerage", "other"])),
    .nullable("subtype", .text()), .nullable("currency", .text(min: 3)),
    .nullable("starting_balance", .number), .nullable("force_available_balance", .number),
    .nullable("has_null_available_balance", .flag),
    .nullable("liability", .record(liability)), .nullable("holdings", .list(.record(holding))),
    .nullable("investment_transactions", .list(.record(trade))),
    .nullable(
      "meta",
      .record([
        .nullable("name", .text()), .nullable("official_name", .text()),
        .nullable("mask", .text()), .nullable("limit", .number),
      ])),
    .nullable("transactions", .list(.record(transaction))),
  ]

  private static let liability: [Shape.Field] =
    [
      "purchase_apr", "cash_apr", "balance_transfer_apr", "special_apr", "last_payment_amount",
      "minimum_payment_amount", "principal", "nominal_apr",
    ].map { .nullable($0, .number) }
    + ["origination_date", "expected_payoff_date"].map { .nullable($0, .date) }
    + ["loan_status", "pslf_status", "servicer_address", "repayment_model"].map {
      .nullable($0, .anyRecord)
    }
    + [
      "guarantor", "loan_name", "payment_reference_number", "repayment_plan_description",
      "repayment_plan_type", "sequence_number",
    ].map { .nullable($0, .text()) }
    + [.nullable("is_overdue", .flag)]

  private static let holding: [Shape.Field] = [
    .required("institution_price", .number), .nullable("institution_price_as_of", .date),
    .nullable("cost_basis", .number), .required("quantity", .number),
    .nullable("currency", .text(min: 3)), .required("security", .record(security)),
  ]

  private static let trade: [Shape.Field] = [
    .required("date", .date), .nullable("name", .text()), .required("quantity", .number),
    .required("price", .number), .nullable("fees", .number),
    .required("type", .oneOf(["buy", "sell", "cash", "fee", "transfer"])),
    .nullable("currency", .text(min: 3)), .nullable("security", .record(security)),
  ]

  private static let security: [Shape.Field] = [
    .nullable("ticker_symbol", .text()), .nullable("isin", .text()), .nullable("cusip", .text()),
    .nullable("sedol", .text()), .nullable("name", .text()), .nullable("currency", .text(min: 3)),
  ]

  private static let transaction: [Shape.Field] = [
    .required("date_transacted", .date), .nullable("date_posted", .date),
    .required("amount", .number), .nullable("description", .text()),
    .nullable("currency", .text(min: 3)),
  ]

  /// The JSON as an object whose members have the right types.
  static func parsed(_ bytes: [UInt8]) throws(Rejection) -> JSONObject {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(bytes)
    } catch {
      throw wrong("\(error.position(in: bytes)): \(error.message)")
    }
    guard let object = value.object else { throw wrong("it is not a JSON object") }
    var findings = Shape.Findings()
    shape.inspect(value, at: "", &findings)
    if let path = findings.missing.first { throw wrong("\(path) is missing") }
    if let sentence = findings.invalid.first { throw wrong(sentence) }
    return object
  }

  /// The refusal of a custom user; `reason` is part of a sentence.
  static func wrong(_ reason: String) -> Rejection {
    .invalidField("the custom user cannot be used: \(reason)")
  }
}
