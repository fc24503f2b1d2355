import Ledger
import Ports

extension ItemSync {
  /// How the item stands after a refused call; `nil` when the call says nothing about the item, as
  /// when the provider was not even reached.
  func state(after failure: ProviderFailure) -> ItemState? {
    guard let status = failure.reaction.itemStatus, failure.failure.providerCode != nil else {
      return nil
    }
    return ItemState(
      status: status, errorCode: failure.failure.providerCode,
      remedy: explained(failure).remedy)
  }

  /// The failure with a remedy that names this item's commands.
  func explained(_ provider: ProviderFailure) -> Failure {
    let failure = provider.failure
    let remedy: String?
    switch provider.reaction {
    case .relink, .consent: remedy = "run `plaid-sync relink \(item.id)`"
    case .user:
      remedy = "settle it at \(displayName) first, then run `plaid-sync relink \(item.id)`"
    case .dead:
      remedy = "run `plaid-sync unlink --keep-history \(item.id)`, then `plaid-sync link`"
    default:
      remedy =
        provider.isCursorRefused
        ? "run `plaid-sync pull --full --item \(item.id)` to fetch everything again"
        : failure.remedy
    }
    return Failure(
      failure.code, failure.message, remedy: remedy, retryAfterSeconds: failure.retryAfterSeconds,
      cause: failure.cause, providerCode: failure.providerCode, requestID: failure.requestID)
  }
}
