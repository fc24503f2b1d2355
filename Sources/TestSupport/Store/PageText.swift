import PlaidSyncLedger
import PlaidSyncPorts

/// Pages of changes as readable text, for testing stores without a provider.
///
/// ```text
/// t1  checking  2024-03-01  12.50  USD  Coffee             posted, positive leaves the account
/// t2  checking  2024-03-01  12.50  USD  Coffee  pending
/// t3  checking  2024-03-02  12.75  USD  Coffee  was t2     the posted form of t2
/// t1  removed
/// t4  bad  no-date                                         an undecodable element, and why
/// ```
/// A currency of `–` means that none was sent. A name is one word.
package enum PageText {
  /// A page of such lines.
  package static func page(
    _ text: String, cursor: String, hasMore: Bool = false,
    history: ChangesPage.History = .complete
  ) -> ChangesPage {
    ChangesPage(
      body: Array(text.utf8), nextCursor: cursor, hasMore: hasMore, history: history,
      changeCount: text.split(separator: "\n").count, accounts: [])
  }

  /// Decodes a page's bytes, as a provider's decoder does.
  package static func batch(_ bytes: [UInt8]) throws(Failure) -> TransactionBatch {
    var batch = TransactionBatch(bytes: bytes)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "))
      if !words.isEmpty { try read(words, of: line, into: &batch) }
    }
    return batch
  }

  private static func read(
    _ words: [ArraySlice<UInt8>], of line: ArraySlice<UInt8>, into batch: inout TransactionBatch
  ) throws(Failure) {
    let texts = words.map { String(decoding: $0, as: UTF8.self) }
    if texts.count == 2, texts[1] == "removed" {
      batch.removed.append(RemovedRecord(providerID: slice(words[0])))
      return
    }
    if texts.count == 3, texts[1] == "bad" {
      batch.problems.append(
        PageProblem(raw: slice(line), providerID: texts[0], reason: texts[2]))
      return
    }
    guard texts.count >= 6, let date = LocalDate(texts[2]),
      let amount = try? Amount(texts[3])  // the error contains the whole line
    else { throw Failure(.protocolViolation, "not a change: \(texts.joined(separator: " "))") }
    var record = TransactionRecord()
    record.raw = slice(line)
    record.rawHash = line.reduce(7) { $0 &* 31 &+ Int64($1) }
    record.providerID = slice(words[0])
    record.accountIndex = place(of: texts[1], in: &batch.accountIDs)
    record.date = date.day
    record.amount = amount.rawValue
    if texts[4] != "–" { record.currencyIndex = place(of: texts[4], in: &batch.currencies) }
    record.name = slice(words[5])
    record.isPending = texts.contains("pending")
    if texts.count == 8, texts[6] == "was" { record.pendingProviderID = slice(words[7]) }
    batch.records.append(record)
  }

  private static func slice(_ bytes: ArraySlice<UInt8>) -> TextSlice {
    TextSlice(offset: Int32(bytes.startIndex), count: Int32(bytes.count))
  }

  private static func place(of text: String, in list: inout [String]) -> Int32 {
    if let place = list.firstIndex(of: text) { return Int32(place) }
    list.append(text)
    return Int32(list.count - 1)
  }
}
