import PlaidSyncJSON
import PlaidSyncLedger

extension JSONOutput {
  /// An item with the ids of its accounts.
  static func item(_ item: Item, accounts: [Account]) -> JSONValue {
    [
      "id": .id(item.id),
      "plaid_item_id": .string(item.providerID),
      "institution": .string(orNull: item.institutionName),
      "institution_id": .string(orNull: item.institutionID),
      "status": .string(item.status.rawValue),
      "status_since": .text(item.statusSince),
      "error_code": .string(orNull: item.errorCode),
      "remedy": .string(orNull: item.remedy.map(RemedyText.text)),
      "history_complete": .bool(item.isHistoryComplete),
      "data_synced_through": .text(item.dataSyncedThrough),
      "last_synced_at": .text(item.lastSyncedAt),
      "last_successful_update_at": .text(item.lastSuccessfulUpdateAt),
      "consent_expires_at": .text(item.consentExpiresAt),
      "unlinked_at": .text(item.unlinkedAt),
      "accounts": .array(accounts.filter { $0.itemID == item.id }.map { .id($0.id) }),
    ]
  }

  /// An account with its latest balance.
  static func account(_ account: Account) -> JSONValue {
    [
      "id": .id(account.id),
      "plaid_account_id": .string(orNull: account.providerID),
      "item": .id(account.itemID),
      "name": .string(account.name),
      "official_name": .string(orNull: account.officialName),
      "mask": .string(orNull: account.mask),
      "kind": account.isLinked ? "linked" : "manual",
      "type": .string(account.type),
      "subtype": .string(orNull: account.subtype),
      "classification": .string(account.kind.classification.rawValue),
      "currency": .string(account.currency.code),
      "balance": .text(account.balance),
      "available": .text(account.reportedBalance?.available),
      "limit": .text(account.reportedBalance?.limit),
      "margin_loan": .text(account.reportedBalance?.marginLoan),
      "balance_as_of": .text(account.balanceDay),
      "data_synced_through": .text(account.dataSyncedThrough),
      "first_day": .text(account.firstDay),
      "status": .string(account.status.rawValue),
      "pending_in_balance": .string(account.pendingInBalance.rawValue),
      "pending_counted": .bool(account.isPendingCounted),
    ]
  }

  /// A transaction; positive amounts leave the account.
  static func transaction(_ transaction: Transaction) -> JSONValue {
    let locked = transaction.locked.map(\.rawValue).sorted().map(JSONValue.string)
    return [
      "id": .id(transaction.id),
      "plaid_transaction_id": .string(orNull: transaction.providerID),
      "account": .id(transaction.accountID),
      "date": .text(transaction.date),
      "authorized_date": .text(transaction.authorizedDate),
      "name": .string(transaction.name),
      "original_description": .string(orNull: transaction.originalDescription),
      "merchant": .string(orNull: transaction.merchant),
      "amount": .text(transaction.money.amount),
      "amount_text": .string(orNull: transaction.amountText),
      "currency": .string(transaction.money.currency.code),
      "pending": .bool(transaction.isPending),
      "pending_transaction_id": .string(orNull: transaction.pendingProviderID),
      "category": .string(orNull: transaction.category),
      "category_detailed": .string(orNull: transaction.categoryDetailed),
      "notes": .string(orNull: transaction.notes),
      "tags": .array(transaction.tags.map(JSONValue.string)),
      "excluded": .bool(transaction.isExcluded),
      "source": .string(transaction.source.rawValue),
      "locked": .array(locked),
      "removed_at": .text(transaction.removedAt),
      "removed_because": .string(orNull: transaction.removal?.reason?.rawValue),
      "removed_by_sync": .id(transaction.removal?.syncID),
      "split": .bool(transaction.isSplit),
      "parent": .id(transaction.parentID),
      "remainder": .bool(transaction.isRemainder),
      "transfer": .id(transaction.transferID),
      "origins": byField { .string(orNull: transaction.origins[$0]?.rawValue) },
      "rules": byField { field in
        .array((transaction.rules[field] ?? []).map(JSONValue.string))
      },
    ]
  }

  /// An object with one member for each field that rules can set.
  private static func byField(
    _ value: (Transaction.Field) -> JSONValue
  ) -> JSONValue {
    let fields: [Transaction.Field] = [.name, .category, .notes, .tags, .excluded]
    return .object(JSONObject(fields.map { ($0.rawValue, value($0)) }))
  }

  /// A transaction; unless `raw` is `nil`, with the JSON that the provider sent for it.
  static func transaction(
    _ transaction: Transaction, raw: [TransactionID: String]?
  ) -> JSONValue {
    guard let raw, var object = self.transaction(transaction).object else {
      return self.transaction(transaction)
    }
    object.set("raw_json", .string(orNull: raw[transaction.id]))
    return .object(object)
  }
}
