import PlaidSyncJSON
import PlaidSyncPorts
import PlaidSyncWire

/// Decodes a page with the fast decoder and compares the result with the page's plain tree.
struct PageCheck {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func run() throws(Finding) {
    let batch = Result { () throws(WireError) in try TransactionBatch.decode(page: bytes) }
    let head = Result { () throws(WireError) in try SyncPageHead(page: bytes) }
    if case .success(let batch) = batch { try checkPlaces(batch) }
    let page: PageReference
    do throws(JSONError) {
      page = PageReference(try JSONValue.parse(bytes))
    } catch {
      // The tree hides what follows a repeated key, and the fast decoder checks known keys only.
      if case .duplicateKey = error.reason { return }
      try Finding.unless(syntaxError(batch) == error, "the page is broken: \(error)")
      return
    }
    try compare(batch, page)
    if case .success(let head) = head {
      let counts = [head.addedCount, head.modifiedCount, head.removedCount]
      try Finding.unless(counts == page.counts, "the head counts \(counts), not \(page.counts)")
    } else {
      try Finding.unless(syntaxError(head) == nil, "the head reports a valid page as broken")
    }
  }

  private func compare(
    _ result: Result<TransactionBatch, WireError>, _ page: PageReference
  ) throws(Finding) {
    guard case .success(let batch) = result else {
      try Finding.unless(!page.isUsable && syntaxError(result) == nil, "a good page is refused")
      return
    }
    try Finding.unless(page.isUsable, "a page of the wrong type is decoded")
    let transactions = batch.records.map { PageReference.Transaction($0, in: batch) }
    try Finding.unless(
      transactions == page.transactions, "decoded \(transactions), not \(page.transactions)")
    let removed = batch.removed.map { batch.text($0.providerID) ?? "" }
    try Finding.unless(removed == page.removed, "removed \(removed), not \(page.removed)")
    try Finding.unless(
      batch.problems.count == page.problems.count,
      "\(batch.problems.count) elements are bad, not \(page.problems.count)")
    for (problem, element) in zip(batch.problems, page.problems) {
      try Finding.unless(tree(problem.raw) == element, "a bad element's position is wrong")
    }
    for (record, transaction) in zip(batch.records, page.transactions) {
      try Finding.unless(tree(record.raw) == transaction.element, "an element's position is wrong")
    }
  }

  /// All positions are inside the page and all indices inside their lists, even if there is no tree
  /// to compare with.
  private func checkPlaces(_ batch: TransactionBatch) throws(Finding) {
    let slices =
      batch.records.flatMap {
        [
          $0.raw, $0.providerID, $0.pendingProviderID, $0.name, $0.merchantName,
          $0.originalDescription, $0.categoryPrimary, $0.categoryDetailed, $0.amountText,
        ]
      } + batch.removed.map(\.providerID) + batch.problems.map(\.raw)
    for slice in slices where !slice.isNull {
      let isInside = slice.offset >= 0 && Int(slice.offset) + Int(slice.count) <= bytes.count
      try Finding.unless(isInside, "a position is outside the page: \(slice)")
    }
    for record in batch.records {
      let isListed =
        batch.accountIDs.indices.contains(Int(record.accountIndex))
        && (record.currencyIndex == -1
          || batch.currencies.indices.contains(Int(record.currencyIndex)))
      try Finding.unless(isListed, "an index is outside its list: \(record)")
    }
    try Finding.unless(batch.bytes.count == bytes.count, "the page changed its length")
  }

  /// The value at a position of the page as received; `nil` if there is none, for any reason.
  private func tree(_ place: TextSlice) -> JSONValue? {
    let first = Int(place.offset)
    return try? JSONValue.parse(Array(bytes[first..<first + Int(place.count)]))
  }

  private func syntaxError(_ result: Result<some Any, WireError>) -> JSONError? {
    guard case .failure(let error) = result, case .syntax(let syntax) = error.problem else {
      return nil
    }
    return syntax
  }
}
