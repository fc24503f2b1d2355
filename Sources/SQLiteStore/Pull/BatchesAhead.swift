import Dispatch
import GRDB
import Ledger
import Ports
import Synchronization

/// The decoded pages of an update in their order: while one is written, the next one is decoded on
/// another thread.
///
/// One at a time, so that memory stays flat.
struct BatchesAhead {
  private let pages: [Int64]
  private let reader: any PageReader
  private let db: Database
  private var place = 0
  private var ahead: Decoding?

  init(of pages: [Int64], with reader: any PageReader, _ db: Database) {
    self.pages = pages
    self.reader = reader
    self.db = db
  }

  /// The next page with what it brings; `nil` behind the last one. What is wrong with a page is thrown
  /// when it is its turn.
  mutating func next() throws -> (page: Int64, batch: TransactionBatch)? {
    guard place < pages.count else { return nil }
    let page = pages[place]
    let batch: TransactionBatch
    if let ahead { batch = try ahead.wait() } else { batch = try decoding(page).run() }
    place += 1
    ahead = place < pages.count ? try decoding(pages[place]) : nil
    ahead?.start()
    return (page, batch)
  }

  private func decoding(_ page: Int64) throws -> Decoding {
    Decoding(body: try PageBody(of: page, db), reader: reader)
  }
}

/// One page on its way to being decoded.
private final class Decoding: Sendable {
  private let body: PageBody?
  private let reader: any PageReader
  private let result = Mutex<Result<TransactionBatch, Failure>?>(nil)
  private let done = DispatchSemaphore(value: 0)

  init(body: PageBody?, reader: any PageReader) {
    self.body = body
    self.reader = reader
  }

  func run() throws(Failure) -> TransactionBatch {
    try reader.batch(of: body?.page() ?? [])
  }

  func start() {
    DispatchQueue.global().async { [self] in
      let decoded = Result { () throws(Failure) in try run() }
      result.withLock { $0 = decoded }
      done.signal()
    }
  }

  /// Waits on the writer's own thread, which has nothing else to do.
  func wait() throws(Failure) -> TransactionBatch {
    done.wait()
    guard let result = result.withLock({ $0.take() }) else {
      preconditionFailure("a page was decoded and is handed over once")
    }
    return try result.get()
  }
}
