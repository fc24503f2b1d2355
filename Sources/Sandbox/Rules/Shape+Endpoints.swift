extension Shape {
  /// All product names.
  static let products = [
    "assets", "auth", "balance", "balance_plus", "beacon", "identity", "identity_match",
    "investments", "investments_auth", "liabilities", "payment_initiation",
    "identity_verification", "transactions", "credit_details", "income", "income_verification",
    "standing_orders", "transfer", "employment", "recurring_transactions", "transactions_refresh",
    "signal", "statements", "processor_payments", "processor_identity", "profile",
    "cra_base_report", "cra_income_insights", "cra_partner_insights", "cra_network_insights",
    "cra_cashflow_insights", "cra_monitoring", "cra_lend_score", "cra_plaid_credit_score", "layer",
    "pay_by_bank", "protect_linked_bank", "protect_transactions",
  ]
  /// All countries that Plaid serves.
  static let countries = [
    "US", "GB", "ES", "NL", "FR", "IE", "CA", "DE", "IT", "PL", "DK", "NO", "SE", "EE", "LT", "LV",
    "PT", "BE", "AT", "FI",
  ]

  private static let categoryVersion = Field.optional(
    "personal_finance_category_version", .oneOf(["v1", "v2"]))
  private static let days = Field.optional("days_requested", .integer(1...730))
  private static let token = Field.required("access_token", .text(min: 1))
  private static let accountIDs = Field.optional("account_ids", .list(.text()))
  private static let country = Field.required("country_codes", .list(.oneOf(countries), min: 1))
  private static let productList = Shape.list(.oneOf(products), min: 1)

  /// The members of each endpoint's request, without the credentials that all of them take.
  static let endpoints: [String: [Field]] = [
    "/link/token/create": linkToken,
    "/link/token/get": [.required("link_token", .text(min: 1))],
    "/item/public_token/exchange": [.required("public_token", .text(min: 1))],
    "/item/get": [token],
    "/item/remove": [
      token,
      .nullable(
        "reason_code",
        .oneOf([
          "FRAUD_FIRST_PARTY", "FRAUD_FALSE_IDENTITY", "FRAUD_ABUSE", "FRAUD_OTHER",
          "CONNECTION_IS_NON_FUNCTIONAL", "OTHER",
        ])),
      .nullable("reason_note", .text(max: 512)),
    ],
    "/item/webhook/update": [token, .nullable("webhook", .address)],
    "/item/access_token/invalidate": [token],
    "/institutions/get": [
      .required("count", .integer(1...500)), .required("offset", .integer(0...Int.max)), country,
      .optional("options", .record(institutionOptions + institutionFilters)),
    ],
    "/institutions/get_by_id": [
      .required("institution_id", .text(min: 1)), country,
      .optional(
        "options", .record(institutionOptions + [.optional("include_status", .flag)])),
    ],
    "/institutions/search": [
      .required("query", .text(min: 1)), .nullable("products", productList), country,
      .optional(
        "options",
        .record(
          institutionOptions
            + [.nullable("oauth", .flag), .nullable("payment_initiation", .anyRecord)])),
    ],
    "/accounts/get": [token, .optional("options", .record([accountIDs]))],
    "/accounts/balance/get": [
      token,
      .optional(
        "options",
        .record([accountIDs, .optional("min_last_updated_datetime", .instant)])),
    ],
    "/transactions/sync": [
      token, .optional("cursor", .text(max: 256)), .optional("count", .integer(1...500)),
      .optional(
        "options",
        .record([
          .nullable("include_original_description", .flag),
          .optional("include_personal_finance_category", .flag),
          .optional("include_logo_and_counterparty_beta", .flag), categoryVersion, days,
          .optional("account_id", .text(min: 1)),
        ])),
    ],
    "/transactions/get": [
      token, .required("start_date", .date), .required("end_date", .date),
      .optional(
        "options",
        .record([
          accountIDs, .optional("count", .integer(1...500)),
          .optional("offset", .integer(0...Int.max)),
          .nullable("include_original_description", .flag),
          .optional("include_personal_finance_category_beta", .flag),
          .optional("include_personal_finance_category", .flag),
          .optional("include_logo_and_counterparty_beta", .flag), categoryVersion, days,
        ])),
    ],
    "/transactions/refresh": [token],
    "/investments/holdings/get": [token, .optional("options", .record([accountIDs]))],
    "/investments/transactions/get": [
      token, .required("start_date", .date), .required("end_date", .date),
      .optional(
        "options",
        .record([
          accountIDs, .optional("count", .integer(1...500)),
          .optional("offset", .integer(0...Int.max)), .optional("async_update", .flag),
        ])),
    ],
    "/investments/refresh": [token],
    "/liabilities/get": [token, .optional("options", .record([accountIDs]))],
    "/sandbox/public_token/create": publicToken,
    "/sandbox/transactions/create": [
      token,
      .required(
        "transactions",
        .list(
          .record([
            .required("date_transacted", .date), .required("date_posted", .date),
            .required("amount", .number), .required("description", .text(min: 1)),
            .optional("iso_currency_code", .text(min: 3, max: 3)),
            .optional("account_id", .text(min: 1)),
          ]), min: 1)),
    ],
    "/sandbox/item/reset_login": [token],
    "/sandbox/item/fire_webhook": [
      token, .optional("webhook_type", .oneOf(webhookTypes)),
      .required("webhook_code", .oneOf(webhookCodes)),
    ],
  ]

  private static let institutionOptions: [Field] = [
    .optional("include_optional_metadata", .flag), .nullable("include_auth_metadata", .flag),
    .nullable("include_payment_initiation_metadata", .flag),
  ]
  private static let institutionFilters: [Field] = [
    .nullable("products", productList), .nullable("routing_numbers", .list(.text())),
    .nullable("oauth", .flag),
  ]
  private static let webhookTypes = [
    "AUTH", "HOLDINGS", "INVESTMENTS_TRANSACTIONS", "ITEM", "LIABILITIES", "TRANSACTIONS",
    "ASSETS", "IDENTITY",
  ]
  private static let webhookCodes = [
    "DEFAULT_UPDATE", "NEW_ACCOUNTS_AVAILABLE", "SMS_MICRODEPOSITS_VERIFICATION",
    "AUTHORIZATION_GRANTED", "USER_PERMISSION_REVOKED", "USER_ACCOUNT_REVOKED",
    "PENDING_DISCONNECT", "RECURRING_TRANSACTIONS_UPDATE", "LOGIN_REPAIRED",
    "SYNC_UPDATES_AVAILABLE", "PRODUCT_READY", "ERROR",
  ]

  private static let publicToken: [Field] = [
    .required("institution_id", .text(min: 1)),
    .required("initial_products", productList),
    .optional(
      "options",
      .record([
        .optional("webhook", .address), .nullable("override_username", .text()),
        .nullable("override_password", .text()),
        .nullable(
          "transactions",
          .record([.optional("start_date", .date), .optional("end_date", .date), days])),
        .nullable("statements", .anyRecord), .optional("income_verification", .anyRecord),
      ])),
    .optional("user_token", .text()), .optional("user_id", .text()),
  ]
}
