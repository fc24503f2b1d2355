import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncWire

extension ItemReport {
  /// Creates a report from `/item/get`; an item's own error is part of a successful response.
  init(_ answer: ItemGetResponse) {
    let consented = answer.item.consentedProducts
    let failure = answer.item.error.map { ProviderFailure($0, at: .itemGet) }
    self.init(
      providerID: answer.item.itemID, institutionID: answer.item.institutionID,
      institutionName: answer.item.institutionName,
      status: failure.map(ItemStatus.init) ?? .good,
      failure: failure?.failure, reaction: failure?.reaction,
      consentExpiresAt: answer.item.consentExpirationTime.flatMap { Timestamp($0) },
      lastSuccessfulUpdateAt: answer.status?.transactions?.lastSuccessful.flatMap { Timestamp($0) },
      billedProducts: answer.item.billedProducts,
      consentedProducts: consented.isEmpty ? nil : consented,
      availableProducts: answer.item.availableProducts,
      lastInvestmentsUpdateAt: answer.status?.investments?.lastSuccessful.flatMap { Timestamp($0) })
  }
}

extension ItemStatus {
  /// The status of an item with an error. An announced disconnection is not an error yet.
  fileprivate init(_ failure: ProviderFailure) {
    let isAnnounced = ["PENDING_DISCONNECT", "PENDING_EXPIRATION"]
      .contains(failure.failure.providerCode)
    self = isAnnounced ? .pendingDisconnect : failure.reaction.itemStatus ?? .error
  }
}

extension AccountReport {
  /// Creates a report of an account; amounts are parsed from the numbers' exact text.
  init(_ account: WireAccount) {
    var warnings: [String] = []
    if !account.isKnownType {
      warnings.append(
        "\(account.name): unknown account type \(account.type)/\(account.subtype ?? "null")")
    }
    func amount(_ number: JSONNumber?, _ field: String) -> Amount? {
      guard let number else { return nil }
      do throws(AmountError) {
        let parsed = try Amount.parse(number.text)
        if parsed.isRounded {
          warnings.append("\(account.name): \(field) \(number.text) was rounded to eight decimals")
        }
        return parsed.amount
      } catch {
        warnings.append("\(account.name): \(field) \(number.text) is beyond what can be stored")
        return nil
      }
    }
    let balances = account.balances
    let current = amount(balances.current, "current balance")
    let available = amount(balances.available, "available balance")
    let limit = amount(balances.limit, "limit")
    let marginLoan = amount(balances.marginLoan, "margin loan")
    self.init(
      providerID: account.accountID, persistentID: account.persistentAccountID,
      name: account.name, officialName: account.officialName, mask: account.mask,
      type: account.type, subtype: account.subtype,
      currency: balances.currencyCode.map { Currency($0) }, current: current,
      available: available, limit: limit, marginLoan: marginLoan,
      lastUpdatedAt: balances.lastUpdatedDatetime.flatMap { Timestamp($0) },
      rawJSON: String(decoding: account.raw.encoded(), as: UTF8.self), warnings: warnings)
  }
}
