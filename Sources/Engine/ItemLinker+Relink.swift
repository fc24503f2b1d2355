import PlaidSyncLedger
import PlaidSyncPorts

extension ItemLinker {
  /// Lets the user repair an item; its token, cursor and history do not change.
  ///
  /// - Parameter request: The parameters of the session; the item's token is added here.
  package func relink(
    _ item: Item, _ request: LinkRequest, show: @Sendable (LinkTicket) async -> Void
  ) async throws {
    let token = try sealer.open(
      try await store.sealedToken(of: item.id), for: item.providerID)
    var request = request
    request.repairing = token
    do {
      let ticket = try await aggregator.createLink(request)
      let session = try await storeSession(ticket, of: item.familyID, repairing: item.id)
      await show(ticket)
      _ = try await completeSession(session, ticket, allowsDuplicates: true)
    } catch let failure as ProviderFailure {
      throw failure.failure(of: item).during("relinking \(item.displayName)")
    }
  }

  /// Rejects a bank whose accounts are already linked, before a token is exchanged: without an
  /// exchange there is no item and no cost.
  func checkDuplicates(
    _ linked: [LinkState.LinkedItem], in session: LinkSession
  ) async throws {
    // A revoked item cannot be repaired, so linking the bank again must be possible.
    let items = try await store.items(of: session.familyID, includingUnlinked: false)
      .filter { $0.status != .revoked }
    let accounts = try await store.accounts(of: session.familyID).filter { $0.status == .open }
    for new in linked {
      let match = items.first { item in
        guard let id = new.institutionID, id == item.institutionID else { return false }
        let existing = accounts.filter { $0.itemID == item.id }
        // A mask alone is not unique and may be missing, so the names have to match as well.
        return !existing.isEmpty
          && existing.map { "\($0.mask ?? "") \($0.name)" }.sorted()
            == new.accounts.map { "\($0.mask ?? "") \($0.name)" }.sorted()
      }
      guard let match else { continue }
      throw Failure(
        .usage,
        "\(match.displayName) with the same accounts is linked already, as item \(match.id)",
        remedy: .either(.relink(item: match.id), or: .resumeLink(allowingDuplicates: true)))
    }
  }
}
