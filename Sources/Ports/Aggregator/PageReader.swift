import Ledger

/// Reads what a provider sent, as often as needed; every member is pure.
public protocol PageReader: Sendable {
  /// Decodes a page of changes; a caller who needs its bytes no more hands them over, and none are
  /// copied.
  func batch(of page: consuming [UInt8]) throws(Failure) -> TransactionBatch
  /// A page that holds nothing but one element of another page, for `batch`.
  func page(of element: QuarantinedElement) -> [UInt8]
  /// Decodes the raw JSON of one trade.
  func trade(of raw: [UInt8]) throws(Failure) -> TradeReport
}
