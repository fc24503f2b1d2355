import PlaidSyncLedger
import PlaidSyncPorts

extension ItemLinker {
  /// Throws when there are sealed tokens and the key opens none of them: otherwise new tokens would
  /// be sealed with a different key, and the loss of the first one would go unnoticed.
  public func requireKey() async throws {
    var problem: Failure?
    for family in try await store.families() {
      for item in try await store.items(of: family.id, includingUnlinked: false) {
        do {
          _ = try sealer.open(try await store.sealedToken(of: item.id), for: item.providerID)
          return
        } catch let failure as Failure where failure.code == .wrongKey {
          problem = failure
        }
      }
    }
    guard let problem else { return }
    throw problem.with(remedy: .trying("put the key file back", otherwise: .linkUnderNewKey))
  }
}
