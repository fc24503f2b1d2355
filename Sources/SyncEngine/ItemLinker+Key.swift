import Ledger
import Ports

extension ItemLinker {
  /// Throws when there are sealed tokens and the key opens none of them: whatever is sealed from now
  /// on would need another key, and nobody would notice that the first one is lost.
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
