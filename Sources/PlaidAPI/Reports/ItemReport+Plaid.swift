import JSON
import Ledger
import PlaidWire
import Ports

extension ItemReport {
  /// What `/item/get` says; an item's own error stands inside a good answer.
  init(_ got: ItemGetResponse) {
    let consented = got.item.consentedProducts
    let failure = got.item.error.map { ProviderFailure($0, at: .itemGet) }
    self.init(
      providerID: got.item.itemID, institutionID: got.item.institutionID,
      institutionName: got.item.institutionName,
      status: failure.map(ItemStatus.init) ?? .good,
      failure: failure?.failure, reaction: failure?.reaction,
      consentExpiresAt: got.item.consentExpirationTime.flatMap { Timestamp($0) },
      lastSuccessfulUpdateAt: got.status?.transactions?.lastSuccessful.flatMap { Timestamp($0) },
      billedProducts: got.item.billedProducts,
      consentedProducts: consented.isEmpty ? nil : consented,
      availableProducts: got.item.availableProducts,
      lastInvestmentsUpdateAt: got.status?.investments?.lastSuccessful.flatMap { Timestamp($0) })
  }
}

extension ItemStatus {
  /// How an item stands that is in an error. That it will be disconnected is no error yet.
  fileprivate init(_ failure: ProviderFailure) {
    let isAnnounced = ["PENDING_DISCONNECT", "PENDING_EXPIRATION"]
      .contains(failure.failure.providerCode)
    self = isAnnounced ? .pendingDisconnect : failure.reaction.itemStatus ?? .error
  }
}

extension AccountReport {
  /// What Plaid says of an account; amounts are taken from the numbers' text.
  init(_ account: WireAccount) {
    var warnings: [String] = []
    if !account.isKnownType {
      warnings.append(
        "\(account.name): unknown account type \(account.type)/\(account.subtype ?? "null")")
    }
    func amount(_ number: JSONNumber?, _ field: String) -> Amount? {
      guard let number else { return nil }
      do throws(AmountError) {
        let reading = try Amount.reading(number.text)
        if reading.isRounded {
          warnings.append("\(account.name): \(field) \(number.text) was rounded to eight decimals")
        }
        return reading.amount
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
