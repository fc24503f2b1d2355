import PlaidSyncLedger
import PlaidSyncPorts

/// The result of unlinking an item.
package struct Unlinking: Hashable, Sendable {
  /// Why the item may still exist at the provider and be billed; `nil` when it was removed there.
  package let leftBehind: Failure?
}

extension ItemLinker {
  /// Removes an item at the provider, which ends its billing, and then from the books.
  ///
  /// Without the provider's confirmation the item is kept unless `isForced`, because only its token
  /// can end the billing. The history of an item that is already unlinked can still be deleted.
  ///
  /// - Returns: Whether the item may still exist at the provider, which only happens when forced.
  @discardableResult
  package func unlink(
    _ item: Item, keepingHistory: Bool, isForced: Bool = false
  ) async throws -> Unlinking {
    if item.unlinkedAt != nil && !keepingHistory {
      try await store.unlink(item.id, keepingHistory: false)
      return Unlinking(leftBehind: nil)
    }
    let sealed = try await store.sealedToken(of: item.id)
    var leftBehind: Failure?
    do {
      try await remove(try sealer.open(sealed, for: item.providerID))
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      let failure = Failure(catching: error)
      guard isForced else { throw stillBilled(item, failure) }
      leftBehind = failure
    }
    try await store.unlink(item.id, keepingHistory: keepingHistory)
    return Unlinking(leftBehind: leftBehind)
  }

  private func remove(_ token: Secret) async throws {
    do {
      try await aggregator.remove(token)
    } catch {
      // A dead item no longer exists at the provider, which is the desired result.
      if error.reaction == .dead { return }
      guard error.mayHaveHappened else { throw error }
      // The response was lost: request the item to find out whether it was removed.
      do {
        _ = try await aggregator.item(token)
      } catch {
        if error.reaction == .dead { return }
        throw error
      }
      throw error
    }
  }

  private func stillBilled(_ item: Item, _ failure: Failure) -> Failure {
    failure
      .with(
        message: "\(item.displayName) could not be removed at Plaid, which may go on billing it: "
          + "\(failure.message); it is kept"
      )
      .with(
        remedy: .trying(
          .retryLater,
          otherwise: .first(
            .unlink(item: item.id, byForce: true),
            then: "remove the item \(item.providerID) in Plaid's dashboard")))
  }
}
