/// The codes that speak of one item.
extension PlaidErrorRule {
  static let itemRules = rules(
    "ITEM_ERROR",
    [
      ("ITEM_LOGIN_REQUIRED", .relink, "The bank asks you to log in again."),
      ("ACCESS_NOT_GRANTED", .relink, "A permission was not granted at the bank."),
      ("NO_ACCOUNTS", .relink, "The bank shares no open account; choose accounts again."),
      (
        "MANUAL_VERIFICATION_REQUIRED", .relink,
        "The bank wants the account to be verified by hand."
      ),
      ("PRODUCT_NOT_READY", .retry, "Plaid is still collecting this data."),
      ("PRODUCTS_NOT_SUPPORTED", .skip, "The bank does not offer this kind of data."),
      ("PRODUCT_NOT_SUPPORTED", .skip, "The bank does not offer this kind of data."),
      (
        "PRODUCT_NOT_ENABLED", .skip,
        "This kind of data was not asked for when the bank was linked."
      ),
      ("NO_INVESTMENT_ACCOUNTS", .skip, "There is no investment account at this bank."),
      ("NO_LIABILITY_ACCOUNTS", .skip, "There is no credit card or loan at this bank."),
      ("NO_AUTH_ACCOUNTS", .skip, "There is no account at this bank that can be debited."),
      (
        "NO_INVESTMENT_AUTH_ACCOUNTS", .skip, "There is no movable investment account at this bank."
      ),
      ("ITEM_NOT_FOUND", .dead, "The bank login no longer exists at Plaid; link the bank anew."),
      ("ITEM_CONCURRENTLY_DELETED", .dead, "The bank login was just removed; link the bank anew."),
      ("ITEM_NOT_SUPPORTED", .dead, "The bank does not allow Plaid this kind of account."),
      ("MFA_NOT_SUPPORTED", .dead, "The bank login uses a second factor that Plaid cannot handle."),
      (
        "ITEM_LOCKED", .user,
        "The account is locked: unlock it at the bank, then log in again here."
      ),
      ("PASSWORD_RESET_REQUIRED", .user, "Set a new password at the bank, then log in again here."),
      (
        "USER_SETUP_REQUIRED", .user,
        "The bank's website wants something of you first; then log in again here."
      ),
      ("USER_INPUT_TIMEOUT", .link, "Choosing the accounts took too long."),
      ("INVALID_CREDENTIALS", .link, "User name or password was wrong."),
      ("INVALID_MFA", .link, "The answer to the second factor was wrong."),
      ("INVALID_OTP", .link, "The one-time code was wrong."),
      ("INVALID_PHONE_NUMBER", .link, "The phone number was not accepted."),
      ("INVALID_SEND_METHOD", .link, "The bank could not send a code that way."),
      (
        "INVALID_UPDATED_USERNAME", .link,
        "That was another login: unlink the bank and link it anew."
      ),
      ("INSUFFICIENT_CREDENTIALS", .link, "The login at the bank was not finished."),
      ("INSTANT_MATCH_FAILED", .link, "The account number could not be matched."),
    ])
}
