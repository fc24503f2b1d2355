import Ledger

/// One Item: a login with its accounts, their transactions and the stream of changes.
struct BankItem: Codable, Sendable {
  /// How much of the history is there for clients.
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
  /// Makes the ids of this Item its own.
  let nonce: UInt64
  /// Where it was linked.
  let institutionID: String
  /// The bank's user.
  let user: String
  /// When it was linked, in the sandbox's time.
  let createdAtMilliseconds: Int64
  /// The day it was linked.
  let linkDay: Int32
  /// The day its user logged in last: when it was linked, or repaired.
  var loginDay: Int32
  /// The products it has.
  var products: [String]
  /// The products its user agreed to.
  var consented: [String]
  /// Where webhooks go.
  var webhook: String?
  /// `nil` before the public token is exchanged.
  var accessToken: String?
  /// Whether it was removed.
  var isRemoved = false
  /// The error that every request for its data meets until it is repaired.
  var itemError: Rejection?
  /// Its accounts, also those that vanished.
  var accounts: [BankAccount] = []
  /// Its transactions, also those that are gone.
  var transactions: [BankTransaction] = []
  /// The stream.
  var changes: [StreamChange] = []
  /// What is there for clients.
  var stage = Stage.notReady
  /// How many updates were asked for.
  var updatesAsked = 0
  /// What comes.
  var plans: [BankPlan] = []
  /// The last day that is booked.
  var bookedThrough: Int32
  /// The first day of the history that was requested; fixed when Transactions is added.
  var historyFrom: Int32?
  /// Who goes on making transactions.
  var household: Household?
  /// What its investment accounts hold; `nil` without any.
  var portfolio: Portfolio?
  /// How often its trades were asked for, while that matters.
  var tradesAsked: Int?
  /// Numbers the ids.
  var idsGiven = 0

  /// A new id of this Item.
  mutating func newID() -> String {
    idsGiven += 1
    var random = SeededRandom(nonce, UInt64(idsGiven))
    return OpaqueText.identifier(&random)
  }
}

extension BankItem {
  /// How many days of history there are when nobody says how many.
  static let historyDays = 90

  /// Adds a transaction, lets it act on its balance and announces it; returns its place.
  @discardableResult
  mutating func add(_ draft: BankTransaction) -> Int {
    var transaction = draft
    if transaction.id.isEmpty { transaction.id = newID() }
    transaction.isReleased = isVisible(transaction)
    let index = transactions.count
    act(transaction)
    transactions.append(transaction)
    if transaction.isReleased { changes.append(StreamChange(.added, index)) }
    return index
  }

  /// Removes a transaction and takes its effect back.
  mutating func remove(_ index: Int) {
    guard !transactions[index].isGone else { return }
    act(transactions[index], isUndone: true)
    transactions[index].isGone = true
    if transactions[index].isReleased { changes.append(StreamChange(.removed, index)) }
  }

  /// Changes a transaction, its effect included.
  mutating func modify(_ index: Int, _ change: (inout BankTransaction) -> Void) {
    guard !transactions[index].isGone else { return }
    act(transactions[index], isUndone: true)
    change(&transactions[index])
    act(transactions[index])
    if transactions[index].isReleased { changes.append(StreamChange(.modified, index)) }
  }

  /// Takes a pending transaction away and adds its posted successor; returns the latter's place.
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

  /// Gives a removed transaction back under its old id.
  mutating func revive(_ index: Int) {
    guard transactions[index].isGone else { return }
    transactions[index].isGone = false
    act(transactions[index])
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
    // Newest first, as a bank lists them; the order of equal days stays that of booking.
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

  private mutating func act(_ transaction: BankTransaction, isUndone: Bool = false) {
    let units = isUndone ? -transaction.units : transaction.units
    if transaction.isPending {
      accounts[transaction.account].pendingUnits += units
    } else {
      accounts[transaction.account].post(units)
    }
  }
}
