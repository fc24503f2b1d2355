import PlaidSyncLedger

/// The elements that could not be imported.
public protocol QuarantineStore: Sendable {
  /// How many elements wait in quarantine, for each item that has any.
  func quarantineCounts(of family: FamilyID) async throws -> [ItemID: Int]
  /// A family's elements in quarantine, by number.
  func quarantine(of family: FamilyID) async throws -> [QuarantinedElement]
  /// Applies elements again, in one transaction; returns those that still cannot be imported, with
  /// their newest reason.
  ///
  /// Elements of other lists than transactions and trades stay until a pull brings the list without
  /// them. Marks are rewound as by a pull. Fails with `not-found` when one is not there; then
  /// nothing is changed.
  func retryQuarantine(
    _ elements: [QuarantineID], with reader: some PageReader
  ) async throws -> [QuarantinedElement]
}
