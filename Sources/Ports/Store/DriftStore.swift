import PlaidSyncLedger

/// What banks say and entries do not explain.
public protocol DriftStore: Sendable {
  /// A family's differences whose reading is dated on or after a day, accepted ones too, by account
  /// and day. Accounts without any entry have none: there is nothing that could explain a change.
  func drifts(of family: FamilyID, since: LocalDate?) async throws -> [Drift]
  /// Books a difference: the total of its day becomes the user's word. Fails with `not-found` when
  /// there is no unaccepted difference on that day.
  func acceptDrift(of account: AccountID, on date: LocalDate) async throws -> Valuation
}
