@_exported import PlaidSyncEngine
@_exported import PlaidSyncLedger
@_exported import PlaidSyncPorts

// The type of a `package` function, which the command line uses without importing the module.
@_exported import struct PlaidSyncBalances.BalanceExplanation
