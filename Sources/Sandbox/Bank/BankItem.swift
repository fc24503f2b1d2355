import PlaidSyncLedger

/// One Item: a login with its accounts, their transactions and the stream of changes.
struct BankItem: Codable, Sendable {
  /// How much of the history clients can see.
  enum Stage: Int, Codable, Comparable, Sendable {
    case notReady, initial, historical

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }

    /// `transactions_update_status`.
    var status: String {
      switch self {
      case .notReady: "NOT_READY"
      case .initial: "INITIAL_UPDATE_COMPLETE"
      case .historical: "HISTORICAL_UPDATE_COMPLETE"
      }
    }
  }

  /// `item_id`.
  let id: String
  /// Makes the ids of this Item unique.
  let nonce: UInt64
  /// The institution at which it was linked.
  let institutionID: String
  /// The name of the bank's user.
  let user: String
  /// When it was linked, in the sandbox's time.
  let createdAtMilliseconds: Int64
  /// The day on which it was linked.
  let linkDay: Int32
  /// The day of the user's last login: when the Item was linked or repaired.
  var loginDay: Int32
  /// The products that it has.
  var products: [String]
  /// The products that its user consented to.
  var consented: [String]
  /// The address to which webhooks are sent.
  var webhook: String?
  /// `nil` before the public token is exchanged.
  var accessToken: String?
  var isRemoved = false
  /// The error returned for every request for its data until the Item is repaired.
  var itemError: Rejection?
  /// Its accounts, vanished ones included.
  var accounts: [BankAccount] = []
  /// Its transactions, removed ones included.
  var transactions: [BankTransaction] = []
  /// The stream of changes.
  var changes: [StreamChange] = []
  /// The history that clients can see.
  var stage = Stage.notReady
  /// How many updates have been requested.
  var updatesRequested = 0
  /// The events scheduled for later days.
  var plans: [BankPlan] = []
  /// The last booked day.
  var bookedThrough: Int32
  /// The first day of the requested history; fixed when Transactions is added.
  var historyFrom: Int32?
  /// The source of new transactions.
  var household: Household?
  /// The holdings of its investment accounts; `nil` if it has none.
  var portfolio: Portfolio?
  /// Whether its trades have been requested, which makes a bank fetch them.
  var areTradesRequested = false
  /// The number of ids issued so far.
  var idsIssued = 0

  /// A new id of this Item.
  mutating func newID() -> String {
    idsIssued += 1
    var random = SeededRandom(nonce, UInt64(idsIssued))
    return OpaqueText.identifier(&random)
  }
}

extension BankItem {
  /// The number of days of history if the request does not set one.
  static let historyDays = 90

  /// Adds a transaction, applies it to its balance and announces it; returns its index.
  @discardableResult
  mutating func add(_ draft: BankTransaction) -> Int {
    var transaction = draft
    if transaction.id.isEmpty { transaction.id = newID() }
    transaction.isReleased = isVisible(transaction)
    let index = transactions.count
    updateBalance(for: transaction)
    transactions.append(transaction)
    if transaction.isReleased { changes.append(StreamChange(.added, index)) }
    return index
  }

  /// Removes a transaction and reverses its effect on the balance.
  mutating func remove(_ index: Int) {
    guard !transactions[index].isGone else { return }
    updateBalance(for: transactions[index], isUndone: true)
    transactions[index].isGone = true
    if transactions[index].isReleased { changes.append(StreamChange(.removed, index)) }
  }

  /// Changes a transaction and its effect on the balance.
  mutating func modify(_ index: Int, _ change: (inout BankTransaction) -> Void) {
    guard !transactions[index].isGone else { return }
    updateBalance(for: transactions[index], isUndone: true)
    change(&transactions[index])
    updateBalance(for: transactions[index])
    if transactions[index].isReleased { changes.append(StreamChange(.modified, index)) }
  }

  /// Replaces a pending transaction with its posted successor and returns the latter's index.
  @discardableResult
  mutating func post(_ index: Int, units: Int64, on day: Int32) -> Int {
    let pending = transactions[index]
    var posted = pending
    posted.id = ""
    posted.units = units
    posted.authorizedDay = pending.authorizedDay ?? pending.day
    posted.day = day
    posted.isPending = false
    posted.pendingID = pending.id
    remove(index)
    return add(posted)
  }

  /// Restores a removed transaction under its old id.
  mutating func revive(_ index: Int) {
    guard transactions[index].isGone else { return }
    transactions[index].isGone = false
    updateBalance(for: transactions[index])
    transactions[index].isReleased = isVisible(transactions[index])
    if transactions[index].isReleased { changes.append(StreamChange(.added, index)) }
  }

  /// Makes more of the history visible.
  mutating func proceed(to stage: Stage) {
    guard stage > self.stage else { return }
    self.stage = stage
    let waiting = transactions.indices.filter {
      !transactions[$0].isReleased && !transactions[$0].isGone && isVisible(transactions[$0])
    }
    // Newest first, as a bank lists them; transactions of one day stay in booking order.
    for index in waiting.sorted(by: { transactions[$0].day > transactions[$1].day }) {
      transactions[index].isReleased = true
      changes.append(StreamChange(.added, index))
    }
  }

  private func isVisible(_ transaction: BankTransaction) -> Bool {
    guard let historyFrom, transaction.day >= historyFrom else { return false }
    return switch stage {
    case .notReady: false
    case .initial: transaction.day > linkDay - 30
    case .historical: true
    }
  }

  private mutating func updateBalance(for transaction: BankTransaction, isUndone: Bool = false) {
    let units = isUndone ? -transaction.units : transaction.units
    if transaction.isPending {
      accounts[transaction.account].pendingUnits += units
    } else {
      accounts[transaction.account].post(units)
    }
  }
}
