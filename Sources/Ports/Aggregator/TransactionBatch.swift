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

/// One added or modified transaction of a page: numbers and slices only, no references.
public struct TransactionRecord: Hashable, Sendable {
  /// The element's bytes in the page as received.
  public var raw = TextSlice.null
  /// A 64-bit hash of those bytes.
  public var rawHash: Int64 = 0
  /// True when it came in `modified`.
  public var isModified = false
  public var isPending = false
  public var providerID = TextSlice.null
  public var pendingProviderID = TextSlice.null
  public var name = TextSlice.null
  public var merchantName = TextSlice.null
  public var originalDescription = TextSlice.null
  public var categoryPrimary = TextSlice.null
  public var categoryDetailed = TextSlice.null
  /// The amount's text, when it had to be rounded.
  public var amountText = TextSlice.null
  /// Units of 10⁻⁸.
  public var amount: Int64 = 0
  /// Day number.
  public var date: Int32 = 0
  /// Day number; `nil` when not sent.
  public var authorizedDate: Int32?
  /// Index into the batch's account ids.
  public var accountIndex: Int32 = 0
  /// Index into the batch's currencies; −1 when none was sent.
  public var currencyIndex: Int32 = -1

  /// An empty record to fill in.
  public init() {}
}

/// One entry of a page's `removed` list.
public struct RemovedRecord: Hashable, Sendable {
  /// The provider's id of the transaction.
  public var providerID: TextSlice

  /// Names a removed transaction.
  public init(providerID: TextSlice) {
    self.providerID = providerID
  }
}

/// An element of a page that could not be read, and why.
public struct PageProblem: Hashable, Sendable {
  /// The element's bytes in the page as received.
  public var raw: TextSlice
  /// The provider's id, if that much could be read.
  public var providerID: String?
  /// What is wrong with it, as a sentence.
  public var reason: String
  /// True when it came in the list of what was removed.
  public var isRemoval: Bool

  /// Describes a bad element.
  public init(raw: TextSlice, providerID: String?, reason: String, isRemoval: Bool = false) {
    self.raw = raw
    self.providerID = providerID
    self.reason = reason
    self.isRemoval = isRemoval
  }
}

/// A run of UTF-8 bytes in a page; a negative count stands for null.
public struct TextSlice: Hashable, Sendable {
  /// Where it begins.
  public var offset: Int32
  /// How many bytes it has.
  public var count: Int32
  /// No text.
  public static let null = TextSlice(offset: 0, count: -1)

  /// Names a run of bytes.
  public init(offset: Int32, count: Int32) {
    self.offset = offset
    self.count = count
  }

  /// True when there is no text, which is not the same as an empty one.
  public var isNull: Bool { count < 0 }
}
