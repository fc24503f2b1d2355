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
