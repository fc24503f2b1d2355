import PlaidSyncLedger

/// Decodes what a provider sent and the store has archived, any number of times.
///
/// All methods are pure.
package protocol PageDecoder: Sendable {
  /// Decodes a page of changes. A caller that no longer needs the bytes can pass ownership of them,
  /// which avoids a copy.
  func batch(of page: consuming [UInt8]) throws(Failure) -> TransactionBatch
  /// Returns a page for `batch(of:)` that contains only one element of another page.
  func page(of element: QuarantinedElement) -> [UInt8]
  /// Decodes the raw JSON of one trade.
  func trade(of raw: [UInt8]) throws(Failure) -> TradeReport
}
