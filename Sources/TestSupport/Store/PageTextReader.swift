import PlaidSyncLedger
import PlaidSyncPorts

/// Reads pages of `PageText`, and trades with a given closure.
package struct PageTextReader: PageReader {
  private let readTrade: @Sendable ([UInt8]) throws(Failure) -> TradeReport

  /// Creates a reader; without a closure, reading a trade fails.
  package init(
    trade: @escaping @Sendable ([UInt8]) throws(Failure) -> TradeReport = { _ throws(Failure) in
      throw Failure(.badInput, "not a trade")
    }
  ) {
    readTrade = trade
  }

  package func batch(of page: [UInt8]) throws(Failure) -> TransactionBatch {
    try PageText.batch(page)
  }

  package func page(of element: QuarantinedElement) -> [UInt8] { element.raw }

  package func trade(of raw: [UInt8]) throws(Failure) -> TradeReport { try readTrade(raw) }
}
