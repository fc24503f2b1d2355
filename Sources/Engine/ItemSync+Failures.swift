import PlaidSyncLedger
import PlaidSyncPorts

extension ItemSync {
  /// Returns the item's state after a failed call; `nil` when the failure does not concern the
  /// item, for example because the provider was not reached.
  func state(after failure: ProviderFailure) -> ItemState? {
    guard let status = failure.reaction.itemStatus, failure.failure.providerCode != nil else {
      return nil
    }
    return ItemState(
      status: status, errorCode: failure.failure.providerCode,
      remedy: failure.failure(of: item).remedy)
  }

  /// Returns the item's state after a successful pull.
  ///
  /// The provider announces once, through `/item/get` or a webhook, that a bank will disconnect;
  /// the item keeps this state until it is relinked. Consent that is about to end gives the same
  /// state until it is renewed.
  func state(after report: ItemReport, in context: SyncContext) -> ItemState {
    guard report.status == .good else {
      return ItemState(
        status: report.status, errorCode: report.failure?.providerCode,
        remedy: report.status == .pendingDisconnect ? .relink(item: item.id) : nil)
    }
    if item.status == .pendingDisconnect, item.errorCode != nil {
      return ItemState(status: item.status, errorCode: item.errorCode, remedy: item.remedy)
    }
    let end = context.world.now()
      .adding(milliseconds: Int64(context.policy.warningThresholds.consentDays) * 86_400_000)
    if let expiry = report.consentExpiresAt, expiry <= end {
      return ItemState(
        status: .pendingDisconnect, errorCode: nil,
        remedy: .relink(item: item.id, before: expiry.dateInUTC))
    }
    return ItemState(status: .good, errorCode: nil, remedy: nil)
  }

  /// Why an item whose user has to act is not pulled.
  var needsUser: Failure {
    let since = item.statusSince.map { " since \($0.dateInUTC)" } ?? ""
    let through = item.dataSyncedThrough.map { ", its data is of \($0)" } ?? ""
    return Failure(
      item.status == .revoked ? .itemGone : .loginRequired,
      "\(displayName) needs you\(since) (\(item.errorCode ?? item.status.rawValue)); it was not "
        + "pulled\(through)",
      remedy: item.userRemedy, providerCode: item.errorCode)
  }
}
