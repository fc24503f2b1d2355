import PlaidSyncJSON

extension SandboxState {
  /// The products that exist but are never named when linking.
  private static let unnamed: Set<String> = [
    "balance", "balance_plus", "recurring_transactions", "transactions_refresh",
    "investments_refresh",
  ]
  private static let credit: Set<String> = ["assets", "statements", "income_verification"]
  private static let lists = [
    "products", "required_if_supported_products", "optional_products",
    "additional_consented_products",
  ]

  /// Refuses what the shape alone allows but Plaid does not.
  func checkLink(_ call: Call, isUpdate: Bool) throws(Rejection) {
    let body = call.body
    guard body["user"] != nil || body["user_id"] != nil else { throw .missing(["user"]) }
    if let id = body["user"]?["client_user_id"]?.string { try checkUser(id) }
    if let id = body["institution_id"]?.string, Institution.find(id) == nil { throw .institution }
    try checkProducts(call)
    if isUpdate {
      guard call.texts("products").allSatisfy(Self.credit.contains) else {
        throw .invalidField("products are not named in update mode")
      }
      if body["transactions"] != nil {
        throw .invalidField("transactions cannot be configured in update mode")
      }
    } else {
      if body["products"]?.isNull ?? true { throw .missing(["products"]) }
      guard !call.texts("products").isEmpty else {
        throw .invalidField("products must not be empty")
      }
      if body["update"] != nil, body["user_id"] == nil {
        throw .invalidField("update is for update mode, which needs access_token")
      }
    }
  }

  private func checkProducts(_ call: Call) throws(Rejection) {
    var seen: Set<String> = []
    for list in Self.lists {
      for product in call.texts(list) {
        guard Shape.products.contains(product), !Self.unnamed.contains(product) else {
          throw .product(product)
        }
        guard seen.insert(product).inserted else {
          throw .invalidField("\(product) is named more than once in the lists of products")
        }
      }
    }
  }

  /// The id must not reveal who the user is.
  private func checkUser(_ id: String) throws(Rejection) {
    let digits = id.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
    let others = id.utf8.contains { byte in
      !(byte >= 0x30 && byte <= 0x39) && !"+-() .".utf8.contains(byte)
    }
    if id.contains("@") || (digits >= 10 && digits <= 15 && !others) {
      throw .invalidField("user.client_user_id must not be an email address or a phone number")
    }
  }
}
