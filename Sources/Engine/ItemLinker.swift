import PlaidSyncLedger
import PlaidSyncPorts

/// Links, relinks, adopts and unlinks items.
package struct ItemLinker: Sendable {
  let store: any LedgerStore
  let aggregator: any Aggregator
  let sealer: any TokenSealer
  let world: World
  /// The pause between two polls of a session.
  package var pollMilliseconds: Int64 = 3_000
  /// How long to wait for a session whose expiry the provider does not state.
  package var sessionMillisecondsMax: Int64 = 4 * 3_600_000

  /// Creates a linker.
  package init(
    store: any LedgerStore, aggregator: any Aggregator, sealer: any TokenSealer, world: World
  ) {
    self.store = store
    self.aggregator = aggregator
    self.sealer = sealer
    self.world = world
  }

  /// Runs a link session: shows its URL, waits for the user, exchanges and stores the tokens.
  ///
  /// The session is stored before its URL is shown, so that it can be resumed if interrupted.
  ///
  /// - Parameter allowsDuplicates: Whether a bank that is already linked may be linked again.
  /// - Returns: The new items.
  package func link(
    _ request: LinkRequest, into family: Family, allowsDuplicates: Bool = false,
    show: @Sendable (LinkTicket) async -> Void
  ) async throws -> [Item] {
    do {
      let ticket = try await aggregator.createLink(request)
      let session = try await storeSession(
        ticket, of: family.id, allowsDuplicates: allowsDuplicates)
      await show(ticket)
      return try await completeSession(session, ticket, allowsDuplicates: allowsDuplicates)
    } catch let failure as ProviderFailure {
      throw failure.failure.during("linking")
    }
  }

  /// Adds an item for an existing access token.
  package func adopt(_ token: Secret, into family: Family) async throws -> Item {
    do {
      let report = try await aggregator.item(token)
      return try await store.addItem(
        NewItem(
          familyID: family.id, providerID: report.providerID,
          institutionID: report.institutionID, institutionName: await name(of: report),
          sealedToken: try sealer.seal(token, for: report.providerID)))
    } catch let failure as ProviderFailure {
      throw failure.failure.during("adopting the access token")
    }
  }

  private func name(of report: ItemReport) async -> String? {
    if let name = report.institutionName { return name }
    guard let id = report.institutionID else { return nil }
    do {
      return try await aggregator.institutionName(id)
    } catch {
      // Only a label is missing: the id is displayed instead, and the next pull may find the name.
      return nil
    }
  }
}
