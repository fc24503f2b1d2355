import Balances
import Ports
import SyncEngine

// What the desk has to name, so that it need not know which room it comes from.

/// What a pull shall do.
public typealias PullOptions = SyncEngine.PullOptions
/// What a pull did.
public typealias PullReport = SyncEngine.PullReport
/// How one syncable's run ended.
public typealias SyncOutcome = SyncEngine.SyncOutcome
/// One step of a running pull.
public typealias SyncProgress = SyncEngine.SyncProgress
/// Why the balance of a day is what it is.
package typealias BalanceExplanation = Balances.BalanceExplanation
