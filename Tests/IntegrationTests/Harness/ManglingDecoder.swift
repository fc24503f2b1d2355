import PlaidSyncLedger
import PlaidSyncPorts

/// A decoder to which every page is malformed.
struct ManglingDecoder: PageDecoder {
  func batch(of page: [UInt8]) throws(Failure) -> TransactionBatch { throw Self.failure }

  func page(of element: QuarantinedElement) -> [UInt8] { element.raw }

  func trade(of raw: [UInt8]) throws(Failure) -> TradeReport { throw Self.failure }

  private static let failure = Failure(.protocolViolation, "mangled")
}
