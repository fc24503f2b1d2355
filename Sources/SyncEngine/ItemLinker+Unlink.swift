import Ledger
import Ports

/// How an item was taken out.
public struct Unlinking: Hashable, Sendable {
  /// Why it is perhaps still there at the provider, and billed; `nil` when it is gone there.
  public let leftBehind: Failure?
}

extension ItemLinker {
  /// Removes an item at the provider, which ends its billing, and then here.
  ///
  /// What the provider does not confirm is not forgotten here, unless forced: the token is all that
  /// can end the billing. Of an item that is unlinked already the history can still be deleted.
  ///
  /// - Returns: whether something is left at the provider, which only forcing allows.
  @discardableResult
  public func unlink(
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
      // A dead item is gone there already, which is what was asked for.
      if error.reaction == .dead { return }
      guard error.mayHaveHappened else { throw error }
      // The answer was lost: whether it happened is seen by asking for the item.
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
