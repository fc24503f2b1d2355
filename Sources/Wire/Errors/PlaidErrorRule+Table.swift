/// The table of all published codes except those of items.
extension PlaidErrorRule {
  static let institutionRules: [PlaidErrorRule] = [
    rules(
      "API_ERROR", status: 500,
      [
        ("INTERNAL_SERVER_ERROR", .retry, "Plaid had an internal problem.")
      ]),
    rules(
      "API_ERROR", status: 503,
      [
        ("PLANNED_MAINTENANCE", .retry, "Plaid is down for maintenance; the next run tries again.")
      ]),
    rules(
      "INSTITUTION_ERROR",
      [
        ("INSTITUTION_DOWN", .retry, "The bank cannot be reached; this often takes hours."),
        ("INSTITUTION_NOT_RESPONDING", .retry, "The bank does not answer reliably at the moment."),
        ("INSTITUTION_NOT_AVAILABLE", .retry, "Plaid's connection to the bank is being serviced."),
        (
          "INSTITUTION_NO_LONGER_SUPPORTED", .dead, "Plaid no longer connects to the bank this way."
        ),
        ("UNSUPPORTED_RESPONSE", .report, "The bank sent data that Plaid cannot read."),
        (
          "INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT", .fatal,
          "The bank does not exist in this Plaid environment."
        ),
        (
          "INSTITUTION_REGISTRATION_REQUIRED", .fatal,
          "Your Plaid team is not registered with the bank yet; see the Plaid dashboard."
        ),
        ("UNAUTHORIZED_INSTITUTION", .fatal, "Your Plaid team may not connect to this bank."),
      ]),
  ].flatMap(\.self)

  static let limitRules = rules(
    "RATE_LIMIT_EXCEEDED", status: 429,
    [
      ("ACCOUNTS_LIMIT", .wait, "Too many account requests in a minute."),
      ("ACCOUNTS_BALANCE_GET_LIMIT", .wait, "Too many live balance requests in a minute."),
      ("BALANCE_LIMIT", .wait, "Too many live balance requests for this bank in a minute."),
      ("AUTH_LIMIT", .wait, "Too many account number requests in a minute."),
      ("IDENTITY_LIMIT", .wait, "Too many identity requests in a minute."),
      ("INSTITUTIONS_GET_LIMIT", .wait, "Too many bank list requests in a minute."),
      ("INSTITUTIONS_GET_BY_ID_LIMIT", .wait, "Too many bank lookups in a minute."),
      ("INVESTMENT_HOLDINGS_GET_LIMIT", .wait, "Too many holdings requests in a minute."),
      ("INVESTMENT_TRANSACTIONS_LIMIT", .wait, "Too many trade requests in a minute."),
      ("ITEM_GET_LIMIT", .wait, "Too many item requests in a minute."),
      ("TRANSACTIONS_LIMIT", .wait, "Too many transaction requests in a minute."),
      ("TRANSACTIONS_REFRESH_LIMIT", .wait, "Too many refreshes for this bank in a minute."),
      ("TRANSACTIONS_SYNC_LIMIT", .wait, "Too many transaction pages in a minute."),
      ("RATE_LIMIT", .wait, "Too many requests in a minute."),
      ("INSTITUTION_RATE_LIMIT", .wait, "The bank is overloaded."),
      ("CREDITS_EXHAUSTED", .fatal, "The free calls of your Plaid team are used up."),
    ])

  static let inputRules = rules(
    "INVALID_INPUT",
    [
      (
        "INVALID_API_KEYS", .fatal,
        "Plaid does not accept client id and secret in this environment."
      ),
      ("UNAUTHORIZED_ENVIRONMENT", .fatal, "Your Plaid team has no access to this environment."),
      ("UNAUTHORIZED_ROUTE_ACCESS", .fatal, "Your Plaid team may not use this endpoint."),
      ("INVALID_PRODUCT", .fatal, "Your Plaid team does not have one of the requested products."),
      ("INVALID_INSTITUTION", .fatal, "Plaid does not know this institution."),
      (
        "INVALID_LINK_CUSTOMIZATION", .fatal,
        "A Link setting is missing in the Plaid dashboard, such as the data use case."
      ),
      (
        "DIRECT_INTEGRATION_NOT_ENABLED", .fatal, "Bank logins must be created through Plaid Link."
      ),
      (
        "INVALID_ACCESS_TOKEN", .dead,
        "The access token is unknown to Plaid: replaced, removed, or from another environment."
      ),
      (
        "USER_PERMISSION_REVOKED", .dead,
        "You withdrew the permission at Plaid; link the bank again."
      ),
      ("INVALID_ACCOUNT_ID", .refetch, "An account was closed, renumbered or is no longer shared."),
      (
        "ADDITIONAL_CONSENT_REQUIRED", .consent,
        "Your consent does not cover this kind of data yet."
      ),
      ("INVALID_PUBLIC_TOKEN", .link, "The link session's token expired or was used already."),
      ("INVALID_LINK_TOKEN", .link, "The link session expired or was used already."),
      ("PROFILE_AUTHENTICATION_FAILED", .link, "The phone number could not be confirmed."),
      ("INVALID_USER_ID", .fatal, "Plaid does not accept the user id."),
      ("INVALID_USER_TOKEN", .fatal, "Plaid does not know the user token."),
      ("INVALID_WEBHOOK_VERIFICATION_KEY_ID", .reject, "The webhook is not from this environment."),
      ("INCORRECT_DEPOSIT_VERIFICATION", .link, "The micro-deposit was not confirmed correctly."),
      (
        "TOO_MANY_VERIFICATION_ATTEMPTS", .link,
        "The micro-deposit was confirmed wrongly too often."
      ),
    ])

  static let requestRules: [PlaidErrorRule] = [
    rules(
      "INVALID_REQUEST",
      [
        ("INVALID_FIELD", .fatal, "Plaid does not accept a value in the request."),
        ("MISSING_FIELDS", .fatal, "The request lacks a field that Plaid requires."),
        ("UNKNOWN_FIELDS", .fatal, "Plaid does not know a field in the request."),
        ("INVALID_BODY", .fatal, "Plaid could not read the request."),
        ("INVALID_HEADERS", .fatal, "The request lacks a header that Plaid requires."),
        (
          "INVALID_CONFIGURATION", .fatal, "Plaid does not accept the settings of the link session."
        ),
        ("INCOMPATIBLE_API_VERSION", .fatal, "The request does not fit the Plaid API version."),
        ("INVALID_ACCOUNT_NUMBER", .link, "The account number was not accepted."),
        ("SANDBOX_ONLY", .fatal, "This works in Plaid's Sandbox only."),
      ]),
    rules(
      "INVALID_REQUEST", status: 404,
      [
        ("NOT_FOUND", .fatal, "Plaid has no such endpoint."),
        ("NO_LONGER_AVAILABLE", .fatal, "Plaid has withdrawn the endpoint."),
      ]),
  ].flatMap(\.self)

  static let otherRules: [PlaidErrorRule] = [
    rules(
      "TRANSACTIONS_ERROR",
      [
        (
          "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION", .restart,
          "The bank's data changed between two pages."
        )
      ]),
    rules(
      "INVALID_RESULT",
      [
        (
          "LAST_UPDATED_DATETIME_OUT_OF_RANGE", .fallback,
          "The bank has no balance as fresh as asked."
        ),
        (
          "PLAID_DIRECT_ITEM_IMPORT_RETURNED_INVALID_MFA", .report,
          "Plaid could not import the login."
        ),
      ]),
    rules(
      "SANDBOX_ERROR",
      [
        ("SANDBOX_PRODUCT_NOT_ENABLED", .fatal, "The Sandbox item does not have this product."),
        ("SANDBOX_WEBHOOK_INVALID", .fatal, "The Sandbox item has no valid webhook address."),
        (
          "SANDBOX_TRANSFER_EVENT_TRANSITION_INVALID", .fatal,
          "The Sandbox transfer cannot do that."
        ),
      ]),
    rules(
      "OAUTH_ERROR",
      [
        ("INCORRECT_OAUTH_NONCE", .link, "The bank's login page belonged to another link session."),
        ("INCORRECT_LINK_TOKEN", .link, "The bank's login page belonged to another link session."),
      ]),
    rules(
      "OAUTH_ERROR", status: 208,
      [
        ("OAUTH_STATE_ID_ALREADY_PROCESSED", .link, "The bank's login page was used twice.")
      ]),
    rules(
      "OAUTH_ERROR", status: 404,
      [
        ("OAUTH_STATE_ID_NOT_FOUND", .link, "The bank's login page is no longer known.")
      ]),
    rules(
      "RECAPTCHA_ERROR",
      [
        ("RECAPTCHA_REQUIRED", .link, "Plaid requires a captcha on the link page."),
        ("RECAPTCHA_BAD", .link, "The captcha on the link page was not solved."),
      ]),
    rules(
      "USER_ERROR",
      [
        ("USER_NOT_FOUND", .fatal, "Plaid does not know the user.")
      ]),
    rules(
      "USER_ERROR", status: 403,
      [
        ("INVALID_USER_IDENTITY_DATA", .fatal, "Plaid does not accept the user's identity data.")
      ]),
  ].flatMap(\.self)
}

/// The codes that concern one item.
extension PlaidErrorRule {
  static let itemRules = rules(
    "ITEM_ERROR",
    [
      ("ITEM_LOGIN_REQUIRED", .relink, "The bank asks you to log in again."),
      ("ACCESS_NOT_GRANTED", .relink, "A permission was not granted at the bank."),
      ("NO_ACCOUNTS", .relink, "The bank shares no open account; choose accounts again."),
      (
        "MANUAL_VERIFICATION_REQUIRED", .relink,
        "The bank requires the account to be verified manually."
      ),
      ("PRODUCT_NOT_READY", .retry, "Plaid is still collecting this data."),
      ("PRODUCTS_NOT_SUPPORTED", .skip, "The bank does not offer this kind of data."),
      ("PRODUCT_NOT_SUPPORTED", .skip, "The bank does not offer this kind of data."),
      (
        "PRODUCT_NOT_ENABLED", .skip,
        "This kind of data was not requested when the bank was linked."
      ),
      ("NO_INVESTMENT_ACCOUNTS", .skip, "There is no investment account at this bank."),
      ("NO_LIABILITY_ACCOUNTS", .skip, "There is no credit card or loan at this bank."),
      ("NO_AUTH_ACCOUNTS", .skip, "There is no account at this bank that can be debited."),
      (
        "NO_INVESTMENT_AUTH_ACCOUNTS", .skip,
        "There is no transferable investment account at this bank."
      ),
      ("ITEM_NOT_FOUND", .dead, "The bank login no longer exists at Plaid; link the bank again."),
      ("ITEM_CONCURRENTLY_DELETED", .dead, "The bank login was removed; link the bank again."),
      ("ITEM_NOT_SUPPORTED", .dead, "The bank does not allow Plaid this kind of account."),
      ("MFA_NOT_SUPPORTED", .dead, "The bank login uses a second factor that Plaid cannot handle."),
      (
        "ITEM_LOCKED", .user,
        "The account is locked: unlock it at the bank, then log in again here."
      ),
      ("PASSWORD_RESET_REQUIRED", .user, "Set a new password at the bank, then log in again here."),
      (
        "USER_SETUP_REQUIRED", .user,
        "The bank's website needs you to do something first; then log in again here."
      ),
      ("USER_INPUT_TIMEOUT", .link, "Choosing the accounts took too long."),
      ("INVALID_CREDENTIALS", .link, "User name or password was wrong."),
      ("INVALID_MFA", .link, "The answer to the second factor was wrong."),
      ("INVALID_OTP", .link, "The one-time code was wrong."),
      ("INVALID_PHONE_NUMBER", .link, "The phone number was not accepted."),
      ("INVALID_SEND_METHOD", .link, "The bank could not send a code that way."),
      (
        "INVALID_UPDATED_USERNAME", .link,
        "That was another login: unlink the bank and link it again."
      ),
      ("INSUFFICIENT_CREDENTIALS", .link, "The login at the bank was not finished."),
      ("INSTANT_MATCH_FAILED", .link, "The account number could not be matched."),
    ])
}
