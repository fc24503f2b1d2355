import PlaidSyncLedger
import PlaidSyncPorts

extension Application {
  /// Seals all access tokens with a new key; returns how many there are.
  ///
  /// Even if the process is killed halfway, every token can still be opened: the new key is on disk
  /// before any token is sealed with it, all tokens change in one transaction, and the old keys are
  /// deleted last.
  package func rotateKey() async throws -> Int {
    let sealer = sealer
    try sealer.addKey()
    let count = try await books.resealTokens { sealed, item in
      try sealer.seal(try sealer.open(sealed, for: item), for: item)
    }
    try sealer.dropOldKeys()
    return count
  }

  /// Throws if there are sealed tokens and the key opens none of them: otherwise new tokens would
  /// be sealed with a different key, and the loss of the first one would go unnoticed.
  package func requireKey() async throws {
    var problem: Failure?
    for family in try await books.families() {
      let ledger = books.ledger(of: family.id)
      for item in try await ledger.items(of: family.id, includingUnlinked: false) {
        do {
          _ = try sealer.open(try await ledger.sealedToken(of: item.id), for: item.providerID)
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
