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
    case .restart:
      remedy =
        "try again later; if it goes on, run `plaid-sync pull --full --item \(item.id)` to fetch "
        + "everything again"
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

  /// How the item stands after a pull that worked.
  ///
  /// That a bank will disconnect it is told once, by `/item/get` or a webhook: it stays so until
  /// the item is relinked. A consent that ends says the same, until it is renewed.
  func state(after report: ItemReport, in context: SyncContext) -> ItemState {
    let remedy = "run `plaid-sync relink \(item.id)`"
    guard report.status == .good else {
      return ItemState(
        status: report.status, errorCode: report.failure?.providerCode,
        remedy: report.status == .pendingDisconnect ? remedy : nil)
    }
    if item.status == .pendingDisconnect, item.errorCode != nil {
      return ItemState(status: item.status, errorCode: item.errorCode, remedy: item.remedy)
    }
    let end = context.world.now()
      .adding(milliseconds: Int64(context.policy.care.consentDays) * 86_400_000)
    if let expiry = report.consentExpiresAt, expiry <= end {
      return ItemState(
        status: .pendingDisconnect, errorCode: nil, remedy: "\(remedy) before \(expiry.dateInUTC)")
    }
    return ItemState(status: .good, errorCode: nil, remedy: nil)
  }

  /// Why an item that needs its user is not called.
  var needsUser: Failure {
    let since = item.statusSince.map { " since \($0.dateInUTC)" } ?? ""
    let through = item.dataSyncedThrough.map { ", its data is of \($0)" } ?? ""
    return Failure(
      item.status == .revoked ? .itemGone : .loginRequired,
      "\(displayName) needs you\(since) (\(item.errorCode ?? item.status.rawValue)); it was not "
        + "called\(through)",
      remedy: item.remedy ?? "run `plaid-sync relink \(item.id)`", providerCode: item.errorCode)
  }
}
