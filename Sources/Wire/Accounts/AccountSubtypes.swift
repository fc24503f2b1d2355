/// The account types and subtypes that Plaid publishes.
package enum AccountSubtypes {
  /// The subtypes of each type, including those newer than the API description.
  package static let byType: [String: Set<String>] = [
    "depository": [
      "cash management", "cd", "checking", "ebt", "hsa", "limited purpose checking",
      "money market", "paypal", "prepaid", "savings",
    ],
    "credit": ["credit card", "paypal"],
    "loan": [
      "auto", "business", "commercial", "commercial line of credit", "construction", "consumer",
      "home equity", "home equity loan", "line of credit", "loan", "mortgage", "other",
      "overdraft", "student",
    ],
    "investment": investment,
    // The name of the investment type in API versions before 2019.
    "brokerage": investment,
    "payroll": ["payroll"],
    "other": ["other"],
  ]

  private static let investment: Set<String> = [
    "401a", "401k", "403B", "457b", "529", "brokerage", "cash isa", "crypto exchange",
    "education savings account", "fhsa", "fixed annuity", "gic", "health reimbursement arrangement",
    "hsa", "ira", "isa", "keogh", "lif", "life insurance", "line of credit", "lira", "lrif", "lrsp",
    "mutual fund", "non-custodial wallet", "non-taxable brokerage account", "other",
    "other annuity", "other insurance", "pension", "prediction market", "prif",
    "profit sharing plan", "qshr", "rdsp", "resp", "retirement", "rlif", "roth", "roth 401k",
    "roth 403B", "roth 457b", "roth pension", "roth profit sharing plan",
    "roth thrift savings plan", "rrif", "rrsp", "sarsep", "sep ira", "simple ira", "sipp",
    "stock plan", "tfsa", "thrift savings plan", "trust", "ugma", "utma", "variable annuity",
  ]

  /// Whether Plaid publishes the pair; a null subtype is always allowed.
  package static func isKnown(type: String, subtype: String?) -> Bool {
    guard let subtypes = byType[type] else { return false }
    return subtype.map(subtypes.contains) ?? true
  }
}
