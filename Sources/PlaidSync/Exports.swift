import Balances

// What the desk has to name, so that it need not know which room it comes from. Imported one by
// one, because the engine's own name hides its module's, so that no alias could be written.
@_exported import struct SyncEngine.PullOptions
@_exported import struct SyncEngine.PullReport
@_exported import struct SyncEngine.SyncOutcome
@_exported import enum SyncEngine.SyncProgress

/// Why the balance of a day is what it is.
package typealias BalanceExplanation = Balances.BalanceExplanation
