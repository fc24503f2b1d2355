import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Writes the accounts of an item as the provider describes them.
struct AccountWriter {
  /// An account as the rest of a commit needs it.
  struct KnownAccount: Hashable {
    let id: AccountID
    let currency: Currency
    let kind: AccountKind
  }

  let item: Item
  let familyCurrency: Currency
  let now: Timestamp
  private(set) var places: [String: KnownAccount] = [:]
  private(set) var warnings: [String] = []
  /// Whether an account was reported under an unknown id.
  private(set) var hasNewIDs = false

  init(item: Item, now: Timestamp, _ db: Database) throws {
    self.item = item
    self.now = now
    let currency: Currency? = try db.first(
      "SELECT currency FROM families WHERE family_id = ?1", item.familyID
    ) { $0.currency(0) }
    familyCurrency = currency ?? Currency("USD")
    let known = try db.all(
      """
      SELECT plaid_account_id, account_id, currency, kind FROM accounts
      WHERE item_id = ?1 AND plaid_account_id IS NOT NULL
      """, item.id
    ) { row in
      (
        row.text(0),
        KnownAccount(
          id: row.id(1), currency: row.currency(2),
          kind: AccountKind(rawValue: row.text(3)) ?? .otherAsset)
      )
    }
    places = Dictionary(known, uniquingKeysWith: { first, _ in first })
  }

  /// Inserts or updates one account; an unchanged one is not written.
  mutating func write(_ report: AccountReport, _ db: Database) throws {
    warnings += report.warnings
    if places[report.providerID] == nil { hasNewIDs = true }
    try adopt(report, db)
    let kind = AccountKind(providerType: report.type)
    let known = places[report.providerID]
    let currency = report.currency ?? known?.currency ?? familyCurrency
    if report.currency == nil {
      warnings.append("\(report.name): the bank sent no currency; \(currency) is assumed")
    }
    if let known {
      try update(known.id, report, kind, currency, db)
      places[report.providerID] = KnownAccount(id: known.id, currency: currency, kind: kind)
      return
    }
    let id = try db.insert(
      """
      INSERT INTO accounts (family_id, item_id, plaid_account_id, persistent_account_id, name,
        official_name, mask, kind, type, subtype, currency, raw_json, created_at_ms)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      """, item.familyID, item.id, report.providerID, report.persistentID, report.name,
      report.officialName, report.mask, kind.rawValue, report.type, report.subtype, currency,
      report.rawJSON, now)
    places[report.providerID] = KnownAccount(id: AccountID(id), currency: currency, kind: kind)
    if item.lastSyncedAt != nil { warnings.append("\(report.name): a new account") }
  }

  /// Adopts the new id of a known account: an account with a new id but a known persistent id is
  /// the same account.
  private mutating func adopt(_ report: AccountReport, _ db: Database) throws {
    guard places[report.providerID] == nil, let persistent = report.persistentID else { return }
    let former = try db.first(
      """
      SELECT plaid_account_id, account_id FROM accounts
      WHERE item_id = ?1 AND persistent_account_id = ?2
      """, item.id, persistent
    ) { ($0.text(0), $0.id(1) as AccountID) }
    guard let (formerID, id) = former, let place = places.removeValue(forKey: formerID) else {
      return
    }
    try db.run(
      "UPDATE accounts SET plaid_account_id = ?2 WHERE account_id = ?1", id, report.providerID)
    places[report.providerID] = place
    warnings.append("\(report.name): the bank gave it a new id; it continues as the same account")
  }

  /// Updates an account. It checks for a difference first, because the triggers make the statement
  /// that writes expensive to prepare.
  private mutating func update(
    _ id: AccountID, _ report: AccountReport, _ kind: AccountKind, _ currency: Currency,
    _ db: Database
  ) throws {
    let isDifferent = try db.exists(
      """
      SELECT 1 FROM accounts
      WHERE account_id = ?1 AND (name, official_name, mask, kind, type, subtype, currency, raw_json)
        IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """, id, report.name, report.officialName, report.mask, kind.rawValue, report.type,
      report.subtype, currency, report.rawJSON)
    if isDifferent {
      try db.run(
        """
        UPDATE accounts SET persistent_account_id = coalesce(?2, persistent_account_id), name = ?3,
          official_name = ?4, mask = ?5, kind = ?6, type = ?7, subtype = ?8, currency = ?9,
          raw_json = ?10
        WHERE account_id = ?1
        """, id, report.persistentID, report.name, report.officialName, report.mask, kind.rawValue,
        report.type, report.subtype, currency, report.rawJSON)
    }
    let reopened = try db.run(
      """
      UPDATE accounts SET status = 'open', closed_by = NULL
      WHERE account_id = ?1 AND closed_by = 'provider'
      """, id)
    if reopened > 0 { warnings.append("\(report.name): the account is back") }
  }

  /// Closes the accounts that the provider no longer lists; their history stays.
  mutating func closeAccounts(except listed: Set<String>, _ db: Database) throws {
    for (providerID, place) in places.sorted(by: { $0.value.id < $1.value.id })
    where !listed.contains(providerID) {
      let closed = try db.run(
        """
        UPDATE accounts SET status = 'closed', closed_by = 'provider'
        WHERE account_id = ?1 AND status = 'open'
        """, place.id)
      guard closed > 0 else { continue }
      let account = try AccountReader.account(place.id, db)
      warnings.append("\(account.name): the bank no longer lists it; it is closed")
    }
  }
}
