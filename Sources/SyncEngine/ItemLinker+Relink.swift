import Ledger
import Ports

extension ItemLinker {
  /// Lets the user repair an item: its token, cursor and history stay what they are.
  ///
  /// - Parameter request: what the session shall do; the item's token is put in here.
  public func relink(
    _ item: Item, _ request: LinkRequest, show: @Sendable (LinkTicket) async -> Void
  ) async throws {
    let token = try sealer.open(
      try await store.sealedToken(of: item.id), for: item.providerID)
    var request = request
    request.repairing = token
    do {
      let ticket = try await aggregator.createLink(request)
      let session = try await keep(ticket, of: item.familyID, repairing: item.id)
      await show(ticket)
      _ = try await finish(session, ticket, allowsDuplicates: true)
    } catch let failure as ProviderFailure {
      throw failure.failure(of: item).during("relinking \(item.displayName)")
    }
  }

  /// Refuses a bank whose accounts are here already, before a token is exchanged: what is not
  /// exchanged is no item and costs nothing.
  func checkDuplicates(
    _ linked: [LinkState.LinkedItem], in session: LinkSession
  ) async throws {
    // What is revoked cannot be repaired: linking the bank anew is all that is left.
    let items = try await store.items(of: session.familyID, includingUnlinked: false)
      .filter { $0.status != .revoked }
    let accounts = try await store.accounts(of: session.familyID).filter { $0.status == .open }
    for new in linked {
      let twin = items.first { item in
        guard let id = new.institutionID, id == item.institutionID else { return false }
        let there = accounts.filter { $0.itemID == item.id }
        // A mask alone is not unique, and may be missing: the names have to fit as well.
        return !there.isEmpty
          && there.map { "\($0.mask ?? "") \($0.name)" }.sorted()
            == new.accounts.map { "\($0.mask ?? "") \($0.name)" }.sorted()
      }
      guard let twin else { continue }
      throw Failure(
        .usage, "\(twin.displayName) with the same accounts is linked already, as item \(twin.id)",
        remedy: .either(.relink(item: twin.id), or: .resumeLink(allowingDuplicates: true)))
    }
  }
}
