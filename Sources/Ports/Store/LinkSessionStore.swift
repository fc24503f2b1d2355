import Ledger

/// Link sessions that are under way.
public protocol LinkSessionStore: Sendable {
  /// Keeps a session before its page is shown; returns it with its number.
  func addLinkSession(_ session: LinkSession) async throws -> LinkSession
  /// A family's sessions, oldest first, expired ones included.
  func linkSessions(of family: FamilyID) async throws -> [LinkSession]
  /// Forgets a session: nothing more will come of it.
  func endLinkSession(_ id: LinkSessionID) async throws
}
