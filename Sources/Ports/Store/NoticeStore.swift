import PlaidSyncLedger

/// What was announced to whom, so that each change is announced once.
///
/// A change is claimed, delivered and settled. A claim of a process that died counts for nothing,
/// so that a change is delivered at least once: twice only when a process died between the delivery
/// and the note of it.
public protocol NoticeStore: Sendable {
  /// Claims some of the changes since the last announcements through a hook; none when all is told.
  /// Those that a living process is announcing right now are left to it.
  ///
  /// - Parameter states: how an item stands; a side that it leaves out is not decided now.
  func claimNotices(
    of family: FamilyID, through hook: String,
    states: @escaping @Sendable (NoticeFacts) -> [NoticeState]
  ) async throws -> [Notice]
  /// Notes that a claimed change was announced, or gives it back for the next time.
  func settle(_ notice: Notice, isDelivered: Bool) async throws
}
