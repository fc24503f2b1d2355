import PlaidSyncBalances
@_exported import PlaidSyncLedger

// What a user of the library has to name: the values of the books, and the engine's options and
// reports. The engine's types are exported one by one, since the rest of it is the library's own.
@_exported import struct PlaidSyncEngine.PullOptions
@_exported import struct PlaidSyncEngine.PullReport
@_exported import struct PlaidSyncEngine.SyncOutcome
@_exported import enum PlaidSyncEngine.SyncProgress

/// The explanation of a day's balance: what it was computed from.
package typealias BalanceExplanation = PlaidSyncBalances.BalanceExplanation
