import PlaidSyncJSON

/// The part of a `/transactions/sync` page that is needed immediately: all but its transactions.
///
/// The transactions are only counted: they are skipped by matching brackets, because
/// `TransactionBatch.decode` validates every byte of the page before anything is applied.
package struct SyncPageHead: Hashable, Sendable {
  /// The cursor after this page; empty if no data is ready.
  package var nextCursor = ""
  /// Whether another page follows.
  package var hasMore = false
  /// How much of the history Plaid has, as sent; unknown values are kept.
  package var updateStatus = "TRANSACTIONS_UPDATE_STATUS_UNKNOWN"
  /// Plaid's id of the request.
  package var requestID: String?
  /// The numbers of elements in the page's lists.
  package var addedCount = 0
  package var modifiedCount = 0
  package var removedCount = 0
  /// The accounts that have transactions, with the balances that match them.
  package var accounts: [WireAccount] = []

  /// The number of all changes in the page.
  package var changeCount: Int { addedCount + modifiedCount + removedCount }

  /// Decodes the head of a page; throws if the page is not JSON or has the wrong shape.
  package init(page: [UInt8]) throws(WireError) {
    var walk = SyncPageWalk()
    var accountList = JSONValue.array([])
    let syntax: Result<Void, JSONError> = page.withUnsafeBytes { buffer in
      var scanner = JSONScanner(buffer)
      do throws(JSONError) {
        return .success(try read(&scanner, &walk, &accountList))
      } catch {
        return .failure(error)
      }
    }
    if case .failure(let error) = syntax {
      throw WireError(.transactionsSync, [], .syntax(error))
    }
    try walk.finish(requiring: [.nextCursor, .hasMore, .added, .modified, .removed])
    let body = WireReader(["accounts": accountList], from: .transactionsSync)
    accounts = try body.list("accounts") { element throws(WireError) in try WireAccount(element) }
  }

  private mutating func read(
    _ scanner: inout JSONScanner, _ walk: inout SyncPageWalk, _ accountList: inout JSONValue
  ) throws(JSONError) {
    guard try walk.enterPage(&scanner) else { return }
    while let key = try walk.nextKey(&scanner) {
      switch key {
      case .added: addedCount = try count(key, &scanner, &walk)
      case .modified: modifiedCount = try count(key, &scanner, &walk)
      case .removed: removedCount = try count(key, &scanner, &walk)
      case .accounts: accountList = try JSONValue(&scanner)
      case .nextCursor: nextCursor = try string(key, &scanner, &walk) ?? ""
      case .requestID: requestID = try string(key, &scanner, &walk)
      case .updateStatus: updateStatus = try string(key, &scanner, &walk) ?? updateStatus
      case .hasMore:
        if try walk.expect(.bool, key, &scanner) { hasMore = try scanner.bool() }
      case .unknown: try scanner.skipValue()
      }
    }
    try scanner.finish()
  }

  private func string(
    _ key: SyncPageWalk.Key, _ scanner: inout JSONScanner, _ walk: inout SyncPageWalk
  ) throws(JSONError) -> String? {
    guard try walk.expect(.string, key, &scanner) else { return nil }
    return scanner.string(try scanner.string())
  }

  private func count(
    _ key: SyncPageWalk.Key, _ scanner: inout JSONScanner, _ walk: inout SyncPageWalk
  ) throws(JSONError) -> Int {
    guard try walk.enterList(key, &scanner) else { return 0 }
    var count = 0
    while try scanner.nextElement() {
      try scanner.skipUnread()
      count += 1
    }
    return count
  }
}
