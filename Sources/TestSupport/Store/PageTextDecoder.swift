import PlaidSyncLedger
import PlaidSyncPorts

/// Decodes pages of `PageText`, and trades with a closure.
package struct PageTextDecoder: PageDecoder {
  private let decodeTrade: @Sendable ([UInt8]) throws(Failure) -> TradeReport

  /// Creates a decoder; without a closure, decoding a trade fails.
  package init(
    trade: @escaping @Sendable ([UInt8]) throws(Failure) -> TradeReport = { _ throws(Failure) in
      throw Failure(.badInput, "not a trade")
    }
  ) {
    decodeTrade = trade
  }

  package func batch(of page: [UInt8]) throws(Failure) -> TransactionBatch {
    try PageText.batch(page)
  }

  package func page(of element: QuarantinedElement) -> [UInt8] { element.raw }

  package func trade(of raw: [UInt8]) throws(Failure) -> TradeReport { try decodeTrade(raw) }
}
