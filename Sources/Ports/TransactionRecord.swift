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
