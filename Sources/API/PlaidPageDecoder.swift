import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncWire

/// Decodes pages of `/transactions/sync` and elements of Plaid's other lists.
package struct PlaidPageDecoder: PageDecoder {
  /// Creates a decoder.
  package init() {}

  package func batch(of page: consuming [UInt8]) throws(Failure) -> TransactionBatch {
    do throws(WireError) {
      return try TransactionBatch.decode(page: page)
    } catch {
      throw ProviderFailure(error).failure
    }
  }

  package func page(of element: QuarantinedElement) -> [UInt8] {
    TransactionBatch.page(of: element.raw, isRemoval: element.isRemoval)
  }

  package func trade(of raw: [UInt8]) throws(Failure) -> TradeReport {
    do throws(WireError) {
      return try TradeReport(WireReader(raw, from: .investmentsTransactionsGet))
    } catch {
      throw ProviderFailure(error).failure
    }
  }
}
