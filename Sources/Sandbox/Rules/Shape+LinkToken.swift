extension Shape {
  private static let productNames = Shape.list(.text())

  /// The members of `/link/token/create`; objects of unsupported products are accepted unchecked.
  static let linkToken: [Field] = linkBasics + linkProducts

  /// The longest lifetime of a Hosted Link address: 21 days.
  static let hostedLinkSecondsMax = 21 * 86_400

  private static let linkBasics: [Field] = [
    .required("client_name", .text(min: 1)), .required("language", .oneOf(languages)),
    .required("country_codes", .list(.oneOf(countries), min: 1)),
    .optional("user", .record(linkUser)), .optional("user_id", .text(min: 1)),
    .nullable("products", productNames), .nullable("required_if_supported_products", productNames),
    .nullable("optional_products", productNames),
    .nullable("additional_consented_products", productNames),
    .optional("webhook", .address), .nullable("access_token", .text(min: 1)),
    .optional("access_tokens", .list(.text(min: 1))),
    .optional("link_customization_name", .text()),
    .nullable("appearance_mode", .oneOf(["LIGHT", "DARK", "SYSTEM"])),
    .optional("redirect_uri", .address), .optional("android_package_name", .text()),
    .optional("institution_id", .text(min: 1)), .optional("user_token", .text()),
    .optional(
      "hosted_link",
      .record([
        .optional("delivery_method", .oneOf(["sms", "email"])),
        .optional("completion_redirect_uri", .text(min: 1)),
        .optional("url_lifetime_seconds", .integer(1...hostedLinkSecondsMax)),
        .optional("is_mobile_app", .flag),
      ])),
    .optional("transactions", .record([.optional("days_requested", .integer(1...730))])),
    .optional(
      "update",
      .record([
        .optional("account_selection_enabled", .flag), .optional("reauthorization_enabled", .flag),
        .optional("user", .flag), .nullable("item_ids", .list(.text())),
      ])),
    .optional("enable_multi_item_link", .flag), .optional("account_filters", .anyRecord),
  ]

  private static let linkUser: [Field] = [
    .required("client_user_id", .text(min: 1)), .optional("legal_name", .text()),
    .nullable("name", .anyRecord), .optional("phone_number", .text()),
    .nullable("phone_number_verified_time", .instant), .optional("email_address", .text()),
    .nullable("email_address_verified_time", .instant), .optional("ssn", .text()),
    .nullable("date_of_birth", .date), .nullable("address", .anyRecord),
    .nullable("id_number", .anyRecord),
  ]

  private static let linkProducts: [Field] =
    [
      "institution_data", "card_switch", "eu_config", "payment_configuration",
      "payment_initiation", "employment", "income_verification", "base_report",
      "credit_partner_insights", "cra_options", "auth", "transfer", "identity_verification",
      "statements", "investments", "investments_auth", "cashflow_report", "identity",
    ].map { .optional($0, .anyRecord) }
    + [
      .optional("consumer_report_permissible_purpose", .text()),
      .optional("third_party_user_token", .text()), .optional("cra_enabled", .flag),
      .optional("financekit_supported", .flag),
    ]

  private static let languages = [
    "da", "nl", "en", "et", "fr", "de", "hi", "it", "lv", "lt", "no", "pl", "pt", "ro", "es", "sv",
    "vi",
  ]
}
