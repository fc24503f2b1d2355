import Foundation

/// A page as one would write it for `JSONDecoder`: the fields that the product reads, explicit
/// keys.
struct CodablePage: Decodable {
  struct Category: Decodable {
    let primary: String
    let detailed: String
  }

  struct Transaction: Decodable {
    let transactionID: String
    let accountID: String
    let amount: Decimal
    let isoCurrencyCode: String?
    let unofficialCurrencyCode: String?
    let date: String
    let authorizedDate: String?
    let name: String
    let originalDescription: String?
    let merchantName: String?
    let isPending: Bool
    let pendingTransactionID: String?
    let category: Category?

    enum CodingKeys: String, CodingKey {
      case transactionID = "transaction_id"
      case accountID = "account_id"
      case amount
      case isoCurrencyCode = "iso_currency_code"
      case unofficialCurrencyCode = "unofficial_currency_code"
      case date
      case authorizedDate = "authorized_date"
      case name
      case originalDescription = "original_description"
      case merchantName = "merchant_name"
      case isPending = "pending"
      case pendingTransactionID = "pending_transaction_id"
      case category = "personal_finance_category"
    }
  }

  struct Removed: Decodable {
    let transactionID: String

    enum CodingKeys: String, CodingKey {
      case transactionID = "transaction_id"
    }
  }

  let added: [Transaction]
  let modified: [Transaction]
  let removed: [Removed]
  let nextCursor: String
  let hasMore: Bool

  enum CodingKeys: String, CodingKey {
    case added, modified, removed
    case nextCursor = "next_cursor"
    case hasMore = "has_more"
  }
}
