/// The changes of one page, decoded for binding straight into a store without making strings.
///
/// All slices but `raw` point into `bytes`, in which strings are unescaped in place; `raw` points
/// into the page as it was received, with the same offsets.
public struct TransactionBatch: Sendable {
  /// The page's bytes after unescaping.
  public var bytes: [UInt8]
  /// Added and modified transactions, in the page's order.
  public var records: [TransactionRecord]
  /// Removed transactions.
  public var removed: [RemovedRecord]
  /// Elements that could not be read; the rest of the page is not affected.
  public var problems: [PageProblem]
  /// The provider's account ids that records refer to by index.
  public var accountIDs: [String]
  /// The currency codes that records refer to by index.
  public var currencies: [String]

  /// Gathers a page's changes.
  public init(
    bytes: [UInt8] = [], records: [TransactionRecord] = [], removed: [RemovedRecord] = [],
    problems: [PageProblem] = [], accountIDs: [String] = [], currencies: [String] = []
  ) {
    self.bytes = bytes
    self.records = records
    self.removed = removed
    self.problems = problems
    self.accountIDs = accountIDs
    self.currencies = currencies
  }

  /// The text of a slice; for tests and rare paths.
  public func text(_ slice: TextSlice) -> String? {
    guard !slice.isNull else { return nil }
    let first = Int(slice.offset)
    return String(decoding: bytes[first..<first + Int(slice.count)], as: UTF8.self)
  }
}
