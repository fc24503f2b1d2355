import GRDB
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// Applies a provider's reports on investments and debts, inside the transaction of a commit.
struct InvestmentWriter {
  private let update: InvestmentUpdate
  private let item: Item
  private let familyCurrency: Currency
  private let places: [String: AccountWriter.KnownAccount]
  private let now: Timestamp
  private let db: Database
  private var securities: SecurityWriter
  private var quarantine: QuarantineWriter
  private var touched: Set<AccountID> = []
  private(set) var stats = SyncStats()
  private(set) var warnings: [String] = []

  init(_ update: InvestmentUpdate, now: Timestamp, _ db: Database) throws {
    self.update = update
    self.now = now
    self.db = db
    item = try ItemReader.item(update.itemID, db)
    let accounts = try AccountWriter(item: item, now: now, db)
    places = accounts.places
    familyCurrency = accounts.familyCurrency
    securities = SecurityWriter(family: item.familyID, db)
    quarantine = try QuarantineWriter(itemID: item.id, syncID: update.syncID, now: now, db)
  }

  /// Applies everything.
  mutating func writeAll() throws {
    if let trades = update.trades { try write(trades) }
    if let holdings = update.holdings { try write(holdings) }
    if let liabilities = update.liabilities { try write(liabilities) }
    let reportedBalances = ReportedBalanceWriter(
      syncID: update.syncID, item: item, touched: touched, arrived: [])
    for report in update.reportedBalances {
      guard let place = places[report.account.providerID] else { continue }
      if let warning = try reportedBalances.write(report, of: place, db) {
        warnings.append(warning)
      }
    }
    try dropSuperseded()
  }

  /// Writes one trade; returns why it cannot be written, or `nil`.
  mutating func write(_ trade: TradeReport) throws -> String? {
    guard let place = places[trade.accountID] else {
      return "Its account \(trade.accountID) does not belong to the item."
    }
    let currency = trade.currency ?? place.currency
    let security = try trade.securityID.map { try securities.id(of: $0, currency: currency) }
    let writer = TradeWriter(itemID: item.id, syncID: update.syncID, now: now, db: db)
    switch try writer.write(trade, of: place, security) {
    case .added: stats.added += 1
    case .modified: stats.modified += 1
    case .unchanged:
      stats.unchanged += 1
      return nil
    }
    touched.insert(place.id)
    // Each warning is given once, not with every pull that fetches the trade again.
    warn(trade.warnings)
    if trade.meaning == .unknown, !trade.type.isEmpty {
      warn([
        "trade \(trade.providerID): unknown type \(trade.type)/\(trade.subtype); its signs decide"
      ])
    }
    return nil
  }

  private mutating func write(_ trades: InvestmentUpdate.Trades) throws {
    stats.trades += trades.trades.count
    var currencies: [String: Currency] = [:]
    for trade in trades.trades {
      guard let security = trade.securityID else { continue }
      currencies[security] = trade.currency ?? places[trade.accountID]?.currency
    }
    try write(trades.securities, currencies)
    for trade in trades.trades {
      if let reason = try write(trade) {
        try quarantine(.trades, trade.providerID, reason, Array(trade.rawJSON.utf8))
      } else {
        try quarantine.resolve(trade.providerID, in: .trades, db)
      }
    }
    try quarantine(trades.undecodable)
    let nameless = trades.undecodable.contains { $0.list == .trades && $0.providerID == nil }
    if nameless {
      warn(["a trade has no id, so no missing trade was removed"])
    } else {
      let listed = Set(trades.trades.map(\.providerID))
        .union(trades.undecodable.compactMap(\.providerID))
      let writer = TradeWriter(itemID: item.id, syncID: update.syncID, now: now, db: db)
      for (_, place) in places
      where trades.accountIDs.contains(where: { places[$0]?.id == place.id }) {
        let removed = try writer.removeUnlisted(
          listed, of: place.id, from: trades.start, through: trades.end)
        if removed > 0 { touched.insert(place.id) }
        stats.removed += removed
      }
    }
    try db.run(
      "UPDATE items SET trades_synced_through = ?2 WHERE item_id = ?1", item.id, trades.end)
  }

  private mutating func write(_ report: HoldingsReport) throws {
    stats.holdings += report.holdings.count
    var currencies: [String: Currency] = [:]
    for holding in report.holdings {
      currencies[holding.securityID] = holding.currency ?? places[holding.accountID]?.currency
    }
    try write(report.securities, currencies)
    try quarantine(report.undecodable)
    var unclear = Set(report.undecodable.filter { $0.list == .holdings }.map(Self.account))
    let lines = Dictionary(grouping: report.holdings, by: \.accountID)
    for (account, holdings) in lines where places[account] == nil {
      for holding in holdings {
        try quarantine(
          .holdings, nil, "Its account \(account) does not belong to the item.",
          Array(holding.rawJSON.utf8))
      }
    }
    for account in report.accounts.map(\.providerID) {
      guard let place = places[account], place.kind.composition == .cashAndHoldings else {
        continue
      }
      let writer = HoldingWriter(
        account: place.id, date: update.today, syncID: update.syncID, db: db)
      var listed: Set<SecurityID> = []
      for (providerID, holdings) in Dictionary(
        grouping: lines[account] ?? [], by: \.securityID
      ).sorted(by: { $0.key < $1.key }) {
        guard let holding = holdings.joined else {
          unclear.insert(account)
          try quarantine(
            .holdings, nil, "The lines of this security add up to more digits than can be stored.",
            Array(holdings[0].rawJSON.utf8))
          continue
        }
        let currency = holding.currency ?? place.currency
        let security = try securities.id(of: providerID, currency: currency)
        listed.insert(security)
        warn(holdings.flatMap(\.warnings))
        try securities.recordQuotation(holding.quotation, of: security)
        try writer.write(holding, of: security, currency: currency)
      }
      // A list with an undecodable line does not prove that a missing holding was sold.
      guard !unclear.contains(account), !unclear.contains("") else {
        warn(["a holding could not be decoded, so no missing holding was taken as sold"])
        continue
      }
      try writer.writeZeroHoldings(except: listed)
      try writer.recordList()
    }
  }

  private mutating func write(_ report: LiabilitiesReport) throws {
    try quarantine(report.undecodable)
    for liability in report.liabilities {
      guard let place = places[liability.accountID] else {
        try quarantine(
          .liabilities, liability.accountID,
          "Its account \(liability.accountID) does not belong to the item.",
          Array(liability.rawJSON.utf8))
        continue
      }
      stats.liabilities += 1
      let isNew = try LiabilityRows.write(
        liability.terms, liability.rawJSON, of: place.id, on: update.today, db)
      if isNew { warn(liability.warnings) }
    }
  }

  private mutating func write(
    _ reports: [SecurityReport], _ currencies: [String: Currency]
  ) throws {
    for report in reports {
      try securities.write(
        report, currency: currencies[report.providerID] ?? familyCurrency)
    }
  }

  private mutating func warn(_ sentences: [String]) {
    warnings += sentences.map { "\(item.displayName): \($0)" }
  }
}

extension InvestmentWriter {
  private mutating func quarantine(_ elements: [UndecodableElement]) throws {
    for element in elements {
      try quarantine(element.list, element.providerID, element.reason, element.raw)
    }
  }

  private mutating func quarantine(
    _ list: UndecodableElement.List, _ providerID: String?, _ reason: String, _ raw: [UInt8]
  ) throws {
    try quarantine.add(list.rawValue, providerID, reason: reason, raw: raw, db)
    stats.quarantined += 1
    warn(["an element of \(list.rawValue) is in quarantine: \(reason)"])
  }

  /// Deletes the quarantined elements that came in an earlier complete list and are not in this
  /// one.
  private func dropSuperseded() throws {
    var lists: [UndecodableElement.List] = []
    if update.holdings != nil { lists.append(.holdings) }
    if update.liabilities != nil { lists.append(.liabilities) }
    if update.holdings != nil, update.trades != nil { lists += [.securities, .accounts] }
    for list in lists {
      try db.run(
        "DELETE FROM quarantine WHERE item_id = ?1 AND list = ?2 AND sync_id <> ?3", item.id,
        list.rawValue, update.syncID)
    }
  }

  /// Returns the account of an undecodable holding; empty if even that cannot be decoded.
  private static func account(of element: UndecodableElement) -> String {
    // JSON that cannot be parsed has no account.
    let value = try? JSONValue.parse(element.raw)
    return value?["account_id"]?.string ?? ""
  }
}

extension [HoldingReport] {
  /// The lines of one security combined into one, with the newest price; `nil` if their sum has too
  /// many digits.
  fileprivate var joined: HoldingReport? {
    guard count > 1, let newest = self.max(by: { $0.order < $1.order }) else { return first }
    do throws(AmountError) {
      var quantity = Quantity.zero
      var (value, cost): (Amount?, Amount?) = (.zero, .zero)
      for line in self {
        quantity = try quantity.adding(line.quantity)
        value = try value.adding(line.value)
        cost = try cost.adding(line.costBasis)
      }
      return HoldingReport(
        accountID: newest.accountID, securityID: newest.securityID, quantity: quantity,
        price: newest.price, priceDate: newest.priceDate, value: value, costBasis: cost,
        currency: newest.currency, lots: flatMap(\.lots),
        rawJSON: "[" + map(\.rawJSON).joined(separator: ",") + "]")
    } catch {
      return nil
    }
  }
}

extension HoldingReport {
  /// Sorts lines without a price, or without its day, before those with both.
  fileprivate var order: Int32 { price == nil ? .min : priceDate?.day ?? .min + 1 }

  /// The unit to which its price applies, if its figures reveal it.
  fileprivate var quotation: Quotation? {
    guard let price, let value, !quantity.isZero, !price.isZero else { return nil }
    return Quotation.inferred(quantity: quantity, price: price, value: value)
  }
}

extension Amount? {
  /// Returns the sum if both amounts are known.
  fileprivate func adding(_ other: Amount?) throws(AmountError) -> Amount? {
    guard let self, let other else { return nil }
    return try self.adding(other)
  }
}
