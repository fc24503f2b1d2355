/// What is wanted of a new Item, whichever way it is made.
struct LinkOrder: Sendable {
  /// The bank.
  let institutionID: String
  /// Who logs in.
  let user: SandboxUser
  /// The password, which may ask for an error.
  var password = "pass_good"
  /// The products.
  let products: [String]
  /// Those of them that are left out where no account has them.
  var optional: [String] = []
  /// Further products that the user agrees to.
  var consented: [String] = []
  /// Where webhooks go.
  var webhook: String?
  /// How many days of history, if it says so.
  var days: Int?
  /// The first day of history, if it says so.
  var firstDay: Int32?
  /// Whether a custom user is held to Plaid's limits.
  var isLimited = false
}
