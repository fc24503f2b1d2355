@_exported import PlaidSyncEngine
@_exported import PlaidSyncLedger
@_exported import PlaidSyncPorts

// What a user of the library has to name. Everything else in these modules is `package`.
@_exported import struct PlaidSyncBalances.BalanceExplanation
