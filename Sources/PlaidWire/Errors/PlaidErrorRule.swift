import Ports

/// What one error code means to us.
package struct PlaidErrorRule: Hashable, Sendable {
  package let type: String
  package let code: String
  /// The HTTP status that Plaid sends it with.
  package let httpStatus: Int
  /// How to react.
  package let reaction: PlaidReaction
  /// What happened, for the person at the terminal.
  package let sentence: String
  /// False for a code that the table does not have.
  package let isKnown: Bool

  /// The rule of a code; an unknown code gets its type's.
  package static func of(type: String, code: String) -> PlaidErrorRule {
    let spelling = code.uppercased().replacing("-", with: "_")
    if let rule = byCode[aliases[spelling] ?? spelling] { return rule }
    let (reaction, sentence) = unknown(type)
    return PlaidErrorRule(
      type: type, code: code, httpStatus: 400, reaction: reaction, sentence: sentence,
      isKnown: false)
  }

  /// The reaction to an answer without an error object, judged by its HTTP status.
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

  // Older spellings that are still met.
  private static let aliases = [
    "PLAID_INTERNAL_ERROR": "INTERNAL_SERVER_ERROR",
    "NO_DEPOSITORY_ACCOUNTS": "NO_AUTH_ACCOUNTS",
  ]

  private static func unknown(_ type: String) -> (PlaidReaction, String) {
    switch type {
    case "API_ERROR": (.retry, "Plaid had a problem of its own.")
    case "INSTITUTION_ERROR": (.retry, "Plaid has a problem with the bank.")
    case "RATE_LIMIT_EXCEEDED": (.wait, "Plaid asks for fewer requests.")
    case "ITEM_ERROR": (.report, "Plaid reports a problem with this bank login.")
    default: (.fatal, "Plaid refused the request.")
    }
  }

  /// Rules of one type.
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
