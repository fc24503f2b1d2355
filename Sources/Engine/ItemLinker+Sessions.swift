import PlaidSyncLedger
import PlaidSyncPorts

extension ItemLinker {
  /// How long the provider keeps the result of a session after its end.
  private static let resultRetentionMilliseconds: Int64 = 6 * 3_600_000

  /// Returns the sessions that can be resumed, oldest first; deletes those that are too old.
  package func openSessions(of family: Family) async throws -> [LinkSession] {
    var open: [LinkSession] = []
    for session in try await store.linkSessions(of: family.id) {
      let end = session.expiresAt ?? session.createdAt.adding(milliseconds: sessionMillisecondsMax)
      if world.now() < end.adding(milliseconds: Self.resultRetentionMilliseconds) {
        open.append(session)
      } else {
        try await store.endLinkSession(session.id)
      }
    }
    return open
  }

  /// Resumes a session that was interrupted; what the user did in the meantime counts.
  ///
  /// - Returns: The new items; empty when an item was repaired or all items are already stored.
  package func resume(
    _ session: LinkSession, allowsDuplicates: Bool = false,
    show: @Sendable (LinkTicket) async -> Void
  ) async throws -> [Item] {
    do {
      let ticket = try ticket(of: session)
      await show(ticket)
      return try await completeSession(
        session, ticket, allowsDuplicates: allowsDuplicates || session.allowsDuplicates)
    } catch let failure as ProviderFailure {
      throw failure.failure.during("resuming the link session")
    }
  }

  /// Stores a session; its token and URL are sealed together.
  func storeSession(
    _ ticket: LinkTicket, of family: FamilyID, repairing item: ItemID? = nil,
    allowsDuplicates: Bool = false
  ) async throws -> LinkSession {
    let sealed = try sealer.seal(
      Secret("\(ticket.token.reveal())\n\(ticket.url)"), for: LinkSession.sealName)
    return try await store.addLinkSession(
      LinkSession(
        familyID: family, itemID: item, sealed: sealed, expiresAt: ticket.expiresAt,
        allowsDuplicates: allowsDuplicates, createdAt: world.now()))
  }

  /// Waits until a session ends and processes its result.
  ///
  /// The session is deleted when it can have no further result. If it is interrupted, disconnected
  /// or rejected because of a duplicate, it is kept, because its public tokens can be fetched
  /// again.
  func completeSession(
    _ session: LinkSession, _ ticket: LinkTicket, allowsDuplicates: Bool
  ) async throws -> [Item] {
    do {
      let linked = try await linkedItems(of: ticket)
      var items: [Item] = []
      if let repaired = session.itemID {
        try await recordRepair(repaired, of: session.familyID)
      } else {
        if !allowsDuplicates, session.exchanged == 0 {
          try await checkDuplicates(linked, in: session)
        }
        for item in linked.dropFirst(session.exchanged) {
          items.append(try await add(item, from: session))
        }
      }
      try await store.endLinkSession(session.id)
      return items
    } catch let over as SessionOver {
      try await store.endLinkSession(session.id)
      throw over.failure
    } catch let failure as ProviderFailure where failure.reaction == .link {
      try await store.endLinkSession(session.id)
      throw failure
    }
  }

  private func ticket(of session: LinkSession) throws -> LinkTicket {
    let text = try sealer.open(session.sealed, for: LinkSession.sealName).reveal()
    let parts = text.split(separator: "\n", maxSplits: 1).map(String.init)
    precondition(parts.count == 2, "a session is sealed with its token and its page")
    return LinkTicket(
      token: Secret(parts[0]), url: parts[1], expiresAt: session.expiresAt,
      isRepair: session.itemID != nil)
  }

  /// Exchanges a token and stores the item at once: a lost access token would mean a lost item that
  /// is still billed.
  ///
  /// Once begun, it is not canceled, because between the two steps only this process has the token.
  private func add(
    _ linked: LinkState.LinkedItem, from session: LinkSession
  ) async throws -> Item {
    try await Task {
      let access = try await exchange(linked.publicToken)
      return try await store.addItem(
        NewItem(
          familyID: session.familyID, providerID: access.itemProviderID,
          institutionID: linked.institutionID, institutionName: linked.institutionName,
          sealedToken: try sealer.seal(access.token, for: access.itemProviderID),
          session: session.id))
    }.value
  }

  /// Exchanges a public token; the failure states what can still be done.
  private func exchange(_ token: Secret) async throws(ProviderFailure) -> NewAccess {
    do throws(ProviderFailure) {
      return try await aggregator.exchange(publicToken: token)
    } catch {
      guard error.mayHaveHappened || error.reaction == .link else { throw error }
      let isUsedUp = error.reaction == .link
      let billed: Remedy =
        "look in Plaid's dashboard for an item whose answer was lost: it is billed until removed"
      throw ProviderFailure(
        error.reaction,
        error.failure.with(remedy: isUsedUp ? .first(.link, then: billed) : .resumeLink()),
        mayHaveHappened: error.mayHaveHappened)
    }
  }

  /// Records an item's state after the user repaired it.
  private func recordRepair(_ id: ItemID, of family: FamilyID) async throws {
    let items = try await store.items(of: family, includingUnlinked: false)
    guard let item = items.first(where: { $0.id == id }) else {
      throw SessionOver(failure: Failure(.notFound, "item \(id) was unlinked in the meantime"))
    }
    let token = try sealer.open(try await store.sealedToken(of: id), for: item.providerID)
    let report = try await aggregator.item(token)
    if let failure = report.failure { throw failure.during("relinking \(item.displayName)") }
    try await store.setState(
      ItemState(status: report.status, errorCode: nil, remedy: nil, report: report), of: id,
      by: nil)
  }

  /// Polls the session until it ends. One failed poll does not end it, because the user may be in
  /// the middle of logging in.
  private func linkedItems(of ticket: LinkTicket) async throws -> [LinkState.LinkedItem] {
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
        throw SessionOver(
          failure: failure
            ?? Failure(
              .provider, "the session was left before a bank was linked",
              remedy: .link))
      case .waiting:
        if end < world.now() {
          throw SessionOver(
            failure: Failure(
              .provider, "the session expired before a bank was linked",
              remedy: .link))
        }
        try await world.sleep(pollMilliseconds)
      }
    }
  }
}

/// Ends a session that can have no further result.
private struct SessionOver: Error {
  let failure: Failure
}
