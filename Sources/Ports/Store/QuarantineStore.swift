import Ledger

/// The elements that could not be imported.
public protocol QuarantineStore: Sendable {
  /// How many elements wait in quarantine, for each item that has any.
  func quarantineCounts(of family: FamilyID) async throws -> [ItemID: Int]
  /// A family's elements in quarantine, by number.
  func quarantine(of family: FamilyID) async throws -> [QuarantinedElement]
  /// Applies elements again, in one transaction; returns those that still cannot be imported, with
  /// their newest reason.
  ///
  /// `page` makes a page out of an element, which is then decoded like any other; `trade` reads a
  /// trade. Elements of the other lists stay until a pull brings the list without them. Marks are
  /// rewound as by a pull. Fails with `not-found` when one is not there; then nothing is changed.
  func retryQuarantine(
    _ elements: [QuarantineID], page: @escaping @Sendable (QuarantinedElement) -> [UInt8],
    decode: @escaping @Sendable ([UInt8]) throws -> TransactionBatch,
    trade: @escaping @Sendable ([UInt8]) throws -> TradeReport
  ) async throws -> [QuarantinedElement]
}
