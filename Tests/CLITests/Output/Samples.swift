import PlaidSyncLedger

/// A value of each kind for the documents: with as many known members as possible, and with as few.
enum Samples {
  static let instant = Timestamp(milliseconds: 1_709_294_400_123)

  static func date(_ day: Int32) -> LocalDate { LocalDate(day: 19_783 + day) }

  static func item(isKnown: Bool) -> Item {
    Item(
      id: ItemID(3), familyID: FamilyID(1), providerID: "itm1",
      institutionID: isKnown ? "ins_1" : nil,
      institutionName: isKnown ? "First Platypus Bank" : nil,
      status: isKnown ? .loginRequired : .good, errorCode: isKnown ? "ITEM_LOGIN_REQUIRED" : nil,
      remedy: isKnown ? .relink(item: ItemID(3)) : nil, cursor: "secret-cursor",
      isHistoryComplete: isKnown, dataSyncedThrough: isKnown ? date(0) : nil,
      lastSyncedAt: isKnown ? instant : nil, consentExpiresAt: isKnown ? instant : nil,
      lastSuccessfulUpdateAt: isKnown ? instant : nil, unlinkedAt: isKnown ? instant : nil,
      statusSince: isKnown ? instant : nil, linkedAt: instant)
  }

  static func account(_ id: Int64 = 7, isKnown: Bool) throws -> Account {
    let reportedBalance = ReportedBalance(
      id: ReportedBalanceID(1), date: date(0), readAt: instant, current: try Amount("110"),
      available: try Amount("100.5"), limit: try Amount("2000"))
    return Account(
      id: AccountID(id), familyID: FamilyID(1), itemID: isKnown ? ItemID(3) : nil,
      providerID: isKnown ? "acc1" : nil, persistentID: nil, name: "Card \"Gold\"",
      officialName: isKnown ? "Platypus Gold Card" : nil, mask: isKnown ? "3333" : nil,
      kind: isKnown ? .credit : .property, type: isKnown ? "credit" : "property",
      subtype: isKnown ? "credit card" : nil, currency: Currency("USD"),
      status: isKnown ? .open : .closed, dataSyncedThrough: isKnown ? date(1) : nil,
      firstDay: isKnown ? date(-730) : nil, balance: isKnown ? try Amount("-0.07") : nil,
      balanceDay: isKnown ? date(1) : nil, reportedBalance: isKnown ? reportedBalance : nil)
  }

  static func transaction(isKnown: Bool) throws -> Transaction {
    Transaction(
      id: TransactionID(11), accountID: AccountID(7), providerID: isKnown ? "trx1" : nil,
      pendingProviderID: isKnown ? "trx0" : nil, date: date(0),
      authorizedDate: isKnown ? date(-1) : nil,
      money: Money(try Amount("12.50"), Currency("USD")),
      amountText: isKnown ? "12.500000001" : nil,
      name: "Bäckerei", originalDescription: isKnown ? "BAECKEREI 42" : nil,
      merchant: isKnown ? "Bäckerei" : nil, category: isKnown ? "FOOD_AND_DRINK" : nil,
      categoryDetailed: isKnown ? "FOOD_AND_DRINK_BAKERY" : nil, isPending: isKnown,
      notes: isKnown ? "rolls\nand bread" : nil, tags: isKnown ? ["a", "b"] : [],
      isExcluded: isKnown, source: isKnown ? .plaid : .manual,
      locked: isKnown ? [.notes, .date] : [],
      removedAt: isKnown ? instant : nil,
      removal: isKnown ? Removal(reason: .unlisted, syncID: SyncID(21)) : nil)
  }

  static func balance() throws -> BalanceRow {
    var row = BalanceRow(date: date(0))
    row.startCash = try Amount("1")
    row.startNonCash = try Amount("2")
    row.cashIn = try Amount("0.3")
    row.cashOut = try Amount("0.04")
    row.nonCashIn = try Amount("0.005")
    row.nonCashOut = try Amount("0.0006")
    row.market = try Amount("-0.00007")
    row.cashAdjustment = try Amount("0.000008")
    row.nonCashAdjustment = try Amount("-0.0000009")
    row.endCash = try Amount("1.260008")
    row.endNonCash = try Amount("2.0043291")
    row.isIncomplete = true
    return row
  }

  static func stats() throws -> SyncStats {
    var stats = SyncStats()
    stats.requests = 1
    stats.billed = 2
    stats.pages = 2
    stats.restarts = 3
    stats.added = 4
    stats.modified = 5
    stats.removed = 6
    stats.unchanged = 7
    stats.quarantined = 8
    stats.rounded = 9
    stats.balancesComputed = 10
    stats.balancesWritten = 11
    stats.drift = try Amount("-12.5")
    return stats
  }

  static let quarantined = QuarantinedElement(
    id: QuarantineID(5), itemID: ItemID(3), providerID: nil, reason: "It has no date.",
    raw: Array("{}".utf8), isRemoval: false, syncID: SyncID(21), receivedAt: instant,
    retriedAt: nil)

  static let failure = Failure(
    .loginRequired, "The bank asks you to log in again.", remedy: .relink(item: ItemID(3)),
    retryAfterSeconds: 60, cause: "for the log only", providerCode: "ITEM_LOGIN_REQUIRED",
    requestID: "req1")

  static func sync(isKnown: Bool) throws -> SyncRecord {
    SyncRecord(
      id: SyncID(21), parentID: isKnown ? SyncID(20) : nil,
      key: isKnown ? .item(ItemID(3)) : .family(FamilyID(1)),
      status: isKnown ? .failed : .pending, isFull: isKnown,
      window: isKnown ? SyncWindow(start: date(-3), end: date(0)) : .everything,
      createdAt: instant, startedAt: isKnown ? instant : nil, finishedAt: isKnown ? instant : nil,
      heartbeatAt: nil, owner: SyncOwner(machine: "here", pid: 1, startTicks: 1),
      failure: isKnown ? failure : nil, warnings: isKnown ? ["odd"] : [],
      stats: isKnown ? try stats() : SyncStats())
  }
}
