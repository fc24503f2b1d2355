import PlaidSyncPorts

/// How one error code is handled.
package struct PlaidErrorRule: Hashable, Sendable {
  package let type: String
  package let code: String
  /// The HTTP status that Plaid sends it with.
  package let httpStatus: Int
  /// How to react.
  package let reaction: PlaidReaction
  /// What happened, as a sentence for the user.
  package let sentence: String
  /// Whether the table contains the code.
  package let isKnown: Bool

  /// Returns the rule of a code; an unknown code has the rule of its type.
  package static func of(type: String, code: String) -> PlaidErrorRule {
    let spelling = code.uppercased().replacing("-", with: "_")
    if let rule = byCode[aliases[spelling] ?? spelling] { return rule }
    let (reaction, sentence) = unknown(type)
    return PlaidErrorRule(
      type: type, code: code, httpStatus: 400, reaction: reaction, sentence: sentence,
      isKnown: false)
  }

  /// Returns the reaction to a response without an error object, by its HTTP status.
  package static func reaction(toStatus status: Int) -> PlaidReaction {
    switch status {
    case 408, 500...599: .retry
    case 429: .wait
    default: .fatal
    }
  }

  /// All rules.
  package static let all: [PlaidErrorRule] =
    institutionRules + limitRules + itemRules + inputRules + requestRules + otherRules

  private static let byCode = Dictionary(
    all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  // Older spellings that still occur.
  private static let aliases = [
    "PLAID_INTERNAL_ERROR": "INTERNAL_SERVER_ERROR",
    "NO_DEPOSITORY_ACCOUNTS": "NO_AUTH_ACCOUNTS",
  ]

  private static func unknown(_ type: String) -> (PlaidReaction, String) {
    switch type {
    case "API_ERROR": (.retry, "Plaid had an internal error.")
    case "INSTITUTION_ERROR": (.retry, "Plaid has a problem with the bank.")
    case "RATE_LIMIT_EXCEEDED": (.wait, "Plaid asks for fewer requests.")
    case "ITEM_ERROR": (.report, "Plaid reports a problem with this bank login.")
    default: (.fatal, "Plaid refused the request.")
    }
  }

  /// Creates the rules of one type.
  static func rules(
    _ type: String, status: Int = 400, _ rows: [(String, PlaidReaction, String)]
  ) -> [PlaidErrorRule] {
    rows.map { code, reaction, sentence in
      PlaidErrorRule(
        type: type, code: code, httpStatus: status, reaction: reaction, sentence: sentence,
        isKnown: true)
    }
  }
}
