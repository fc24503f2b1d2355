import PlaidSyncJSON
import PlaidSyncLedger

/// Requests that only the Sandbox supports.
extension PlaidRequest {
  /// A transaction for the Sandbox to create.
  package struct NewSandboxTransaction: Hashable, Sendable {
    package let dateTransacted: LocalDate
    package let datePosted: LocalDate
    package let amount: Amount
    package let description: String
    package let currency: Currency?

    /// Creates the description of a transaction; without a currency, the Sandbox chooses one.
    package init(
      dateTransacted: LocalDate, datePosted: LocalDate, amount: Amount, description: String,
      currency: Currency? = nil
    ) {
      self.dateTransacted = dateTransacted
      self.datePosted = datePosted
      self.amount = amount
      self.description = description
      self.currency = currency
    }
  }

  /// Requests a public token of an institution, linked without a user.
  package static func sandboxPublicToken(
    institutionID: String, products: [String], userName: String? = nil, password: String? = nil,
    webhook: String? = nil, historyDays: Int? = nil
  ) -> PlaidRequest {
    PlaidRequest(
      .sandboxPublicTokenCreate,
      [
        "institution_id": .string(institutionID), "initial_products": .list(products),
        "options": .options([
          "webhook": webhook.map(JSONValue.string),
          "override_username": userName.map(JSONValue.string),
          "override_password": password.map(JSONValue.string),
          "transactions": .options(["days_requested": historyDays.map { .int($0) }]),
        ]),
      ])
  }

  /// Puts the item into the state in which its user must log in again.
  package static func sandboxResetLogin(_ accessToken: Secret) -> PlaidRequest {
    PlaidRequest(.sandboxItemResetLogin, ["access_token": .token(accessToken)])
  }

  /// Adds transactions to an item of the user `user_transactions_dynamic`.
  package static func sandboxTransactions(
    _ accessToken: Secret, _ transactions: [NewSandboxTransaction]
  ) -> PlaidRequest {
    let list = transactions.map { transaction in
      JSONValue.fields([
        "date_transacted": .string(transaction.dateTransacted.description),
        "date_posted": .string(transaction.datePosted.description),
        "amount": .number(verbatim: transaction.amount.description),
        "description": .string(transaction.description),
        "iso_currency_code": (transaction.currency?.code).map(JSONValue.string),
      ])
    }
    return PlaidRequest(
      .sandboxTransactionsCreate,
      ["access_token": .token(accessToken), "transactions": .array(list)])
  }
}
