import Foundation
import PlaidSyncPorts
import PlaidSyncWire

/// Measures the decoding of pages in memory, next to `JSONDecoder` with the same fields.
///
/// This is everything that a pull does with a page between the network and the store.
struct DecodeMeasurements {
  private static let rounds = 5
  private let setting: Setting

  init(_ setting: Setting) {
    self.setting = setting
  }

  func measure() async throws {
    let server = PageServer(setting.url)
    var pages: [[UInt8]] = []
    for cursor in 0..<setting.pages { pages.append(try await server.page(after: cursor)) }
    await server.shutDown()

    var ours = Measurement("decode.ours", in: "us/transaction")
    var head = Measurement("decode.head", in: "us/transaction")
    var codable = Measurement("decode.codable", in: "us/transaction")
    for _ in 0..<Self.rounds {
      var counts = (head: 0, batch: 0, codable: 0)
      let before = Clock.cpu
      for page in pages { counts.head += try SyncPageHead(page: page).changeCount }
      let afterHead = Clock.cpu
      for page in pages { counts.batch += try TransactionBatch.decode(page: page).records.count }
      let afterBatch = Clock.cpu
      let decoder = JSONDecoder()
      for page in pages {
        counts.codable += try decoder.decode(CodablePage.self, from: Data(page)).added.count
      }
      let afterCodable = Clock.cpu
      guard counts.batch > 0, counts.batch == counts.head, counts.batch == counts.codable else {
        throw Setting.Problem(description: "the decoders disagree: \(counts)")
      }
      let count = Double(counts.batch)
      head.add((afterHead - before) / count)
      ours.add((afterBatch - before) / count)
      codable.add((afterCodable - afterBatch) / count)
    }
    ours.report()
    head.report()
    codable.report()
  }
}
