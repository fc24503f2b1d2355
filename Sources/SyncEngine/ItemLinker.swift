import Ledger
import Ports

/// Brings items in and takes them out again.
public struct ItemLinker: Sendable {
  let store: any LedgerStore
  let aggregator: any Aggregator
  let sealer: any TokenSealer
  let world: World
  /// The pause between two looks at a session.
  public var pollMilliseconds: Int64 = 3_000
  /// How long a session is waited for whose end the provider does not say.
  public var sessionMillisecondsMax: Int64 = 4 * 3_600_000

  /// Puts a linker together.
  public init(
    store: any LedgerStore, aggregator: any Aggregator, sealer: any TokenSealer, world: World
  ) {
    self.store = store
    self.aggregator = aggregator
    self.sealer = sealer
    self.world = world
  }

  /// Runs a link session: shows its page, waits for the user, exchanges and stores the tokens.
  ///
  /// - Parameter allowsDuplicates: whether a bank that is linked already is linked once more.
  /// - Returns: the new items; empty after a session that repaired an existing one.
  public func link(
    _ request: LinkRequest, into family: Family, allowsDuplicates: Bool = false,
    show: @Sendable (LinkTicket) async -> Void
  ) async throws -> [Item] {
    do {
      let ticket = try await aggregator.createLink(request)
      await show(ticket)
      let linked = try await finished(ticket)
      if !allowsDuplicates { try await checkDuplicates(linked, in: family) }
      var items: [Item] = []
      for item in linked { items.append(try await add(item, to: family)) }
      return items
    } catch let failure as ProviderFailure {
      throw failure.failure.during("linking")
    }
  }

  /// Adopts an access token that exists already.
  public func adopt(_ token: Secret, into family: Family) async throws -> Item {
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

  /// Removes an item at the provider, which ends its billing, and then here. Of one that is
  /// unlinked already the history can still be deleted.
  public func unlink(_ item: Item, keepingHistory: Bool) async throws {
    if item.unlinkedAt != nil && !keepingHistory {
      return try await store.unlink(item.id, keepingHistory: false)
    }
    let token = try sealer.open(
      try await store.sealedToken(of: item.id), for: item.providerID)
    do {
      try await aggregator.remove(token)
    } catch {
      // A dead item is gone there already, which is what was asked for.
      guard error.reaction == .dead else {
        throw error.failure.during("removing \(item.displayName) at the provider")
      }
    }
    try await store.unlink(item.id, keepingHistory: keepingHistory)
  }

  /// Looks at the session until it is over. One look that fails is not its end: the user may be
  /// in the middle of logging in.
  func finished(_ ticket: LinkTicket) async throws -> [LinkState.LinkedItem] {
    let end = ticket.expiresAt ?? world.now().adding(milliseconds: sessionMillisecondsMax)
    while true {
      let state: LinkState
      do {
        state = try await aggregator.linkState(ticket)
      } catch {
        guard error.reaction == .retry || error.reaction == .wait, world.now() < end else {
          throw error
        }
        state = .waiting
      }
      switch state {
      case .linked(let items): return items
      case .repaired: return []
      case .exited(let failure):
        throw failure
          ?? Failure(
            .provider, "the session was left before a bank was linked",
            remedy: "run `plaid-sync link` again")
      case .waiting:
        if end < world.now() {
          throw Failure(
            .provider, "the session expired before a bank was linked",
            remedy: "run `plaid-sync link` again")
        }
        try await world.sleep(pollMilliseconds)
      }
    }
  }

  /// Exchanges and stores at once: a lost access token would be a lost, and billed, item.
  private func add(_ linked: LinkState.LinkedItem, to family: Family) async throws -> Item {
    let access = try await aggregator.exchange(publicToken: linked.publicToken)
    return try await store.addItem(
      NewItem(
        familyID: family.id, providerID: access.itemProviderID,
        institutionID: linked.institutionID, institutionName: linked.institutionName,
        sealedToken: try sealer.seal(access.token, for: access.itemProviderID)))
  }

  private func name(of report: ItemReport) async -> String? {
    if let name = report.institutionName { return name }
    guard let id = report.institutionID else { return nil }
    do {
      return try await aggregator.institutionName(id)
    } catch {
      // Only a label is missing: the id is shown in its place, and the next pull may know it.
      return nil
    }
  }
}
