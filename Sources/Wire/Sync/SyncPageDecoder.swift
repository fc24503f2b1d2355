import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// Decodes the bytes of a `/transactions/sync` page into a `TransactionBatch`.
///
/// It works in place: a string with escapes is overwritten with its unescaped form after its
/// element was scanned and hashed; the scanner never goes back.
struct SyncPageDecoder {
  private let bytes: UnsafeMutableRawBufferPointer
  private var scanner: JSONScanner
  private var batch = TransactionBatch()
  private var accounts = TextTable()
  private var currencies = TextTable()
  private var walk = SyncPageWalk()

  private init(_ bytes: UnsafeMutableRawBufferPointer) {
    self.bytes = bytes
    scanner = JSONScanner(UnsafeRawBufferPointer(bytes))
    batch.records.reserveCapacity(bytes.count / 1400 + 8)
  }

  /// Decodes a page; throws if the page is invalid, while invalid elements become problems.
  static func decode(_ page: consuming [UInt8]) throws(WireError) -> TransactionBatch {
    var bytes = page
    guard Int32(exactly: bytes.count) != nil else {
      throw WireError(.transactionsSync, [], .wrongValue("is too large"))
    }
    let result: Result<TransactionBatch, WireError> = bytes.withUnsafeMutableBytes { buffer in
      var decoder = SyncPageDecoder(buffer)
      do throws(WireError) { return .success(try decoder.run()) } catch { return .failure(error) }
    }
    var batch = try result.get()
    batch.bytes = bytes
    return batch
  }

  private mutating func run() throws(WireError) -> TransactionBatch {
    do throws(JSONError) {
      try readPage()
    } catch {
      throw WireError(.transactionsSync, [], .syntax(error))
    }
    try walk.finish(requiring: [.added, .modified, .removed])
    batch.accountIDs = accounts.texts.map(string)
    batch.currencies = currencies.texts.map(string)
    return batch
  }

  private mutating func readPage() throws(JSONError) {
    guard try walk.enterPage(&scanner) else { return }
    while let key = try walk.nextKey(&scanner) {
      switch key {
      case .added, .modified:
        guard try walk.enterList(key, &scanner) else { continue }
        while try scanner.nextElement() { try readElement(isModified: key == .modified) }
      case .removed:
        guard try walk.enterList(key, &scanner) else { continue }
        while try scanner.nextElement() { try readRemoved() }
      default:
        try scanner.skipValue()
      }
    }
    try scanner.finish()
  }

  private mutating func readElement(isModified: Bool) throws(JSONError) {
    guard try isObjectNext() else { return }
    let start = scanner.position
    let element = try TransactionElement(&scanner)
    let place = start..<scanner.position
    var record = TransactionRecord()
    record.raw = slice(place)
    record.rawHash = ByteHash.hash(UnsafeRawBufferPointer(rebasing: bytes[place]))
    record.isModified = isModified
    record.providerID = unescaped(element.transactionID)
    do throws(ElementProblem) {
      if let problem = element.problem { throw problem }
      try fill(&record, from: element)
      batch.records.append(record)
    } catch {
      add(error, record.raw, record.providerID)
    }
  }

  private mutating func readRemoved() throws(JSONError) {
    guard try isObjectNext(isRemoval: true) else { return }
    let start = scanner.position
    let element = try TransactionElement(&scanner)
    let id = unescaped(element.transactionID)
    let problem = element.problem ?? (id.count > 0 ? nil : .missing(.transactionID))
    if let problem {
      add(problem, slice(start..<scanner.position), id, isRemoval: true)
    } else {
      batch.removed.append(RemovedRecord(providerID: id))
    }
  }

  /// Whether the next element is an object; any other is skipped and recorded as a problem.
  private mutating func isObjectNext(isRemoval: Bool = false) throws(JSONError) -> Bool {
    if try scanner.peek() == .object { return true }
    add(.notAnObject, slice(try scanner.skipValue()), .null, isRemoval: isRemoval)
    return false
  }

  private mutating func fill(
    _ record: inout TransactionRecord, from element: TransactionElement
  ) throws(ElementProblem) {
    guard record.providerID.count > 0 else { throw .missing(.transactionID) }
    let account = unescaped(element.accountID)
    guard account.count > 0 else { throw .missing(.accountID) }
    guard let amount = element.amount else { throw .missing(.amount) }
    guard let date = element.date else { throw .missing(.date) }
    guard let isPending = element.isPending else { throw .missing(.pending) }
    try setAmount(amount, &record)
    record.date = try day(date, .date)
    if let text = element.authorizedDate { record.authorizedDate = try day(text, .authorizedDate) }
    record.isPending = isPending
    record.pendingProviderID = unescaped(element.pendingTransactionID)
    if record.pendingProviderID.count == 0 { record.pendingProviderID = .null }
    record.name = unescaped(element.name)
    record.merchantName = unescaped(element.merchantName)
    record.originalDescription = unescaped(element.originalDescription)
    record.categoryPrimary = unescaped(element.categoryPrimary)
    record.categoryDetailed = unescaped(element.categoryDetailed)
    record.accountIndex = accounts.number(of: account, in: UnsafeRawBufferPointer(bytes))
    let currency = unescaped(element.isoCurrencyCode ?? element.unofficialCurrencyCode)
    if currency.count > 0 {
      record.currencyIndex = currencies.number(of: currency, in: UnsafeRawBufferPointer(bytes))
    }
  }

  private func setAmount(
    _ place: Range<Int>, _ record: inout TransactionRecord
  ) throws(ElementProblem) {
    let text = UnsafeRawBufferPointer(rebasing: bytes[place])
    do throws(AmountError) {
      let parsed = try Amount.parse(text.assumingMemoryBound(to: UInt8.self))
      record.amount = parsed.amount.rawValue
      if parsed.isRounded { record.amountText = slice(place) }
    } catch {
      throw .amountOutOfRange
    }
  }

  private func day(_ text: JSONText, _ field: TransactionField) throws(ElementProblem) -> Int32 {
    let place = unescaped(text)
    guard let day = DayText.day(of: UnsafeRawBufferPointer(rebasing: bytes[range(place)])) else {
      throw .badDate(field)
    }
    return day
  }

  private mutating func add(
    _ problem: ElementProblem, _ raw: TextSlice, _ id: TextSlice, isRemoval: Bool = false
  ) {
    let providerID = id.count > 0 ? string(id) : nil
    batch.problems.append(
      PageProblem(
        raw: raw, providerID: providerID, reason: problem.reason, isRemoval: isRemoval))
  }

  /// Unescapes a string in place if necessary and returns its slice; call it once per string.
  private func unescaped(_ text: JSONText?) -> TextSlice {
    guard let text else { return .null }
    guard text.isEscaped else { return slice(text.start..<text.end) }
    let content = UnsafeMutableRawBufferPointer(rebasing: bytes[text.start..<text.end])
    let count = JSONScanner.unescape(UnsafeRawBufferPointer(content), to: content)
    return slice(text.start..<(text.start + count))
  }

  private func slice(_ place: Range<Int>) -> TextSlice {
    TextSlice(
      offset: Int32(truncatingIfNeeded: place.lowerBound),
      count: Int32(truncatingIfNeeded: place.count))
  }

  private func range(_ slice: TextSlice) -> Range<Int> {
    Int(slice.offset)..<(Int(slice.offset) + Int(slice.count))
  }

  private func string(_ slice: TextSlice) -> String {
    String(decoding: bytes[range(slice)], as: UTF8.self)
  }
}

extension TransactionBatch {
  /// Decodes a page of `/transactions/sync`.
  ///
  /// Throws for broken JSON and for a page of the wrong shape; an invalid element becomes a problem
  /// of the batch. Costs one pass, and a copy of the page if the caller keeps it.
  package static func decode(page: consuming [UInt8]) throws(WireError) -> TransactionBatch {
    try SyncPageDecoder.decode(page)
  }

  /// Returns a page that contains only one element of another page.
  package static func page(of element: [UInt8], isRemoval: Bool) -> [UInt8] {
    let (front, back) =
      isRemoval
      ? (#"{"added":[],"modified":[],"removed":["#, "]}")
      : (#"{"added":["#, #"],"modified":[],"removed":[]}"#)
    return Array(front.utf8) + element + Array(back.utf8)
  }
}

/// Why one element of a page cannot be used, while the page can.
enum ElementProblem: Error, Hashable {
  case notAnObject
  case missing(TransactionField)
  case wrongKind(TransactionField)
  case repeated(TransactionField)
  case badDate(TransactionField)
  case amountOutOfRange

  /// The sentence that goes into quarantine with the element.
  var reason: String {
    switch self {
    case .notAnObject: "The element is not an object."
    case .missing(let field): "\(field.key) is missing or empty."
    case .wrongKind(let field): "\(field.key) has the wrong kind of value."
    case .repeated(.category): "\(TransactionField.category.key) or a key in it occurs twice."
    case .repeated(let field): "\(field.key) occurs twice."
    case .badDate(let field): "\(field.key) is not a date written as YYYY-MM-DD."
    case .amountOutOfRange: "amount is beyond what can be stored."
    }
  }
}
