/// The changes of one page, decoded so that a store can bind them without creating strings.
///
/// All slices except `raw` refer to `bytes`, in which strings are unescaped in place; `raw` refers
/// to the page as received, with the same offsets.
package struct TransactionBatch: Sendable {
  /// The page's bytes after unescaping.
  package var bytes: [UInt8]
  /// The added and modified transactions, in the page's order.
  package var records: [TransactionRecord]
  /// The removed transactions.
  package var removed: [RemovedRecord]
  /// The elements that could not be decoded; the rest of the page is not affected.
  package var problems: [PageProblem]
  /// The provider's account ids that records refer to by index.
  package var accountIDs: [String]
  /// The currency codes that records refer to by index.
  package var currencies: [String]

  /// Creates a batch.
  package init(
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

  /// Returns the text of a slice, `nil` for null; for tests and rarely used code.
  package func text(_ slice: TextSlice) -> String? {
    guard !slice.isNull else { return nil }
    let first = Int(slice.offset)
    return String(decoding: bytes[first..<first + Int(slice.count)], as: UTF8.self)
  }
}

/// One added or modified transaction of a page: numbers and slices only, no references.
package struct TransactionRecord: Hashable, Sendable {
  /// The element's bytes in the page as received.
  package var raw = TextSlice.null
  /// A 64-bit hash of those bytes.
  package var rawHash: Int64 = 0
  /// True when the transaction was in `modified`.
  package var isModified = false
  package var isPending = false
  package var providerID = TextSlice.null
  package var pendingProviderID = TextSlice.null
  package var name = TextSlice.null
  package var merchantName = TextSlice.null
  package var originalDescription = TextSlice.null
  package var categoryPrimary = TextSlice.null
  package var categoryDetailed = TextSlice.null
  /// The original text of the amount if it had to be rounded.
  package var amountText = TextSlice.null
  /// The amount in units of 10⁻⁸.
  package var amount: Int64 = 0
  /// The day number of the date.
  package var date: Int32 = 0
  /// The day number of the authorized date; `nil` when not sent.
  package var authorizedDate: Int32?
  /// The index into the batch's account ids.
  package var accountIndex: Int32 = 0
  /// The index into the batch's currencies; −1 when none was sent.
  package var currencyIndex: Int32 = -1

  /// Creates an empty record whose properties are set afterward.
  package init() {}
}

/// One entry of a page's `removed` list.
package struct RemovedRecord: Hashable, Sendable {
  /// The provider's id of the transaction.
  package var providerID: TextSlice

  /// Creates the record of a removed transaction.
  package init(providerID: TextSlice) {
    self.providerID = providerID
  }
}

/// An element of a page that could not be decoded, and why.
package struct PageProblem: Hashable, Sendable {
  /// The element's bytes in the page as received.
  package var raw: TextSlice
  /// The provider's id; `nil` if none could be read.
  package var providerID: String?
  /// What is wrong with the element, as a sentence.
  package var reason: String
  /// True when the element was in the list of removed transactions.
  package var isRemoval: Bool

  /// Creates a problem.
  package init(raw: TextSlice, providerID: String?, reason: String, isRemoval: Bool = false) {
    self.raw = raw
    self.providerID = providerID
    self.reason = reason
    self.isRemoval = isRemoval
  }
}

/// A range of UTF-8 bytes in a page; a negative count represents null.
package struct TextSlice: Hashable, Sendable {
  /// The offset of the first byte.
  package var offset: Int32
  /// The number of bytes.
  package var count: Int32
  /// The null slice.
  package static let null = TextSlice(offset: 0, count: -1)

  /// Creates a slice.
  package init(offset: Int32, count: Int32) {
    self.offset = offset
    self.count = count
  }

  /// True for null, which differs from an empty text.
  package var isNull: Bool { count < 0 }
}
