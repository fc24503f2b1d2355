import Ledger

/// What a link session shall do.
public struct LinkRequest: Hashable, Sendable {
  /// An id of ours for the user, without an e-mail address or phone number in it.
  public let userID: String
  /// The products to link with.
  public let products: [String]
  /// How many days of history to ask for; fixed for good once linked.
  public let historyDays: Int
  /// The countries whose institutions are offered.
  public let countryCodes: [String]
  /// The language of the pages.
  public let language: String
  /// Preselects an institution, where the provider can.
  public let institutionID: String?
  /// The item to repair; `nil` links a new one.
  public var repairing: Secret?
  /// When repairing: lets the user choose accounts again.
  public var selectsAccounts = false
  /// When repairing: products that the user shall consent to beyond those that there are.
  public var addedProducts: [String] = []

  /// Describes a session.
  public init(
    userID: String, products: [String], historyDays: Int, countryCodes: [String],
    language: String, institutionID: String? = nil, repairing: Secret? = nil
  ) {
    self.userID = userID
    self.products = products
    self.historyDays = historyDays
    self.countryCodes = countryCodes
    self.language = language
    self.institutionID = institutionID
    self.repairing = repairing
  }
}
