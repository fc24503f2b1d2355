import Balances

// The engine's types that the command line names, so that it need not import the engine. They are
// exported one by one, because the type `SyncEngine` hides the module of the same name, which
// rules out type aliases.
@_exported import struct SyncEngine.PullOptions
@_exported import struct SyncEngine.PullReport
@_exported import struct SyncEngine.SyncOutcome
@_exported import enum SyncEngine.SyncProgress

/// The explanation of a day's balance: what it was computed from.
package typealias BalanceExplanation = Balances.BalanceExplanation
