import Ledger
import Ports

/// Reads pages of `PageText`; trades only as it is told to.
package struct PageTextReader: PageReader {
  private let readTrade: @Sendable ([UInt8]) throws(Failure) -> TradeReport

  /// A reader of trades as well.
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
