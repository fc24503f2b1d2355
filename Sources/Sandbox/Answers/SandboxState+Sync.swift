import PlaidSyncJSON
import PlaidSyncLedger

extension SandboxState {
  /// `/transactions/sync`: the net changes since a cursor, one page at a time.
  mutating func syncTransactions(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"))
    let accountID = call.options["account_id"]?.string
    let account = try accountPlace(accountID, in: items[place])
    let tag = SeededRandom.hash("\(items[place].id) \(accountID ?? "")") ^ seed
    let text = call.body["cursor"]?.string ?? ""
    var cursor = SyncCursor.complete(at: 0)
    if !text.isEmpty && text != "now" {
      guard let read = SyncCursor.read(text, tag: tag), read.end <= items[place].changes.count
      else { throw .cursor }
      cursor = read
      try refuse(text, isFaulty: call.fault == .cursorRefused && !read.isInsideUpdate)
    }
    try addTransactions(to: place, call)
    if !cursor.isInsideUpdate { requestUpdate(place) }
    if items[place].stage == .notReady {
      return page(of: place, [], next: "", hasMore: false, call)
    }

    let length = items[place].changes.count
    if text == "now" {
      let end = SyncCursor.complete(at: length)
      return page(of: place, [], next: end.text(tag: tag), hasMore: false, call)
    }
    if cursor.isInsideUpdate {
      guard cursor.end == length else { throw .mutation }
    } else {
      cursor.end = length
    }
    let key = ViewKey(item: place, account: accountID, start: cursor.start, end: length)
    let changes = view(key, account).changes
    guard cursor.offset <= changes.count else { throw .cursor }
    let count = call.body["count"]?.int ?? 100
    if call.fault == .duplicateRows { cursor.offset = max(0, cursor.offset - 1) }
    if call.fault == .pageTwice { cursor.offset = max(0, cursor.offset - count) }
    let slice = changes[cursor.offset..<min(cursor.offset + count, changes.count)]
    let hasMore = slice.endIndex < changes.count
    cursor.offset = slice.endIndex
    let next = hasMore ? cursor : .complete(at: length)
    return page(of: place, slice, next: next.text(tag: tag), hasMore: hasMore, call)
  }

  /// Adds the product to an Item whose user consented to it, as the first call does.
  mutating func addTransactions(to place: Int, _ call: Call) throws(Rejection) {
    guard items[place].historyFrom == nil else { return }
    guard items[place].consented.contains("transactions") else { throw .consent("transactions") }
    items[place].products.append("transactions")
    let days = call.options["days_requested"]?.int ?? BankItem.historyDays
    items[place].historyFrom = items[place].linkDay - Int32(days)
    if call.settings.readiness == .immediate { items[place].proceed(to: .historical) }
  }

  /// Makes more history available: each requested update moves it one stage forward.
  mutating func requestUpdate(_ place: Int) {
    guard items[place].stage < .historical else { return }
    items[place].updatesRequested += 1
    if items[place].updatesRequested == 2 { items[place].proceed(to: .initial) }
    if items[place].updatesRequested >= 3 { items[place].proceed(to: .historical) }
  }

  /// Refuses a cursor that a fault has refused before, or refuses now.
  private mutating func refuse(_ cursor: String, isFaulty: Bool) throws(Rejection) {
    if isFaulty { refusedCursors.insert(cursor) }
    if refusedCursors.contains(cursor) { throw .cursor }
  }

  private func accountPlace(_ id: String?, in item: BankItem) throws(Rejection) -> Int? {
    guard let id else { return nil }
    let place = item.accounts.firstIndex { $0.id == id && !$0.isVanished && $0.hasTransactions }
    guard let place else { throw .account }
    return place
  }

  /// The net view, kept from page to page: netting a long history for each page would be quadratic.
  private mutating func view(_ key: ViewKey, _ account: Int?) -> UpdateView {
    if let lastView, lastView.key == key { return lastView.view }
    let item = items[key.item]
    let stream = item.changes[key.start..<key.end]
    let view =
      if let account {
        UpdateView(stream) { item.transactions[$0].account == account }
      } else {
        UpdateView(stream)
      }
    lastView = (key, view)
    return view
  }

  private func page(
    of place: Int, _ changes: ArraySlice<StreamChange>, next: String, hasMore: Bool, _ call: Call
  ) -> Reply {
    let item = items[place]
    var writer = TransactionWriter(
      version: call.options["personal_finance_category_version"]?.string ?? "v2",
      hasStatements: call.options["include_original_description"]?.bool ?? false)
    var added = ElementList()
    var modified = ElementList()
    var removed = ElementList()
    for change in changes {
      let isMoved = call.fault == .modifiedUnknown && change.kind == .added && modified.isEmpty
      let transaction = item.transactions[change.index]
      let account = item.accounts[transaction.account]
      switch isMoved ? .modified : change.kind {
      case .added: added.append { writer.write(transaction, account, to: &$0) }
      case .modified: modified.append { writer.write(transaction, account, to: &$0) }
      case .removed:
        let element = Self.removed(transaction.id, of: account.id)
        removed.append { $0 += element }
      }
    }
    if call.fault == .removedUnknown {
      let element = Self.removed("neverseen\(item.id)", of: item.accounts.first?.id ?? "")
      removed.append { $0 += element }
    }
    let next = call.fault == .emptyCursor ? "" : next
    let accounts = item.accounts.filter { $0.hasTransactions && !$0.isVanished }
    let readAt = readAt(item)
    var reply = Reply([
      "accounts": .array(accounts.map { .object($0.object(readAt: readAt)) })
    ])
    reply.set("added", .bytes(added.closed))
    reply.set("has_more", .value(.bool(hasMore)))
    reply.set("modified", .bytes(modified.closed))
    reply.set("next_cursor", .value(.string(next)))
    reply.set("removed", .bytes(removed.closed))
    reply.set("transactions_update_status", .value(.string(item.stage.status)))
    return reply
  }

  private static func removed(_ id: String, of accountID: String) -> [UInt8] {
    let element: JSONValue = [
      "account_id": .string(accountID), "transaction_id": .string(id),
    ]
    return element.encoded()
  }
}
