import Foundation
import PlaidSyncPorts
import Synchronization
import TestSupport

@testable import PlaidSyncSandbox

/// Writes the exchanges of all tests in this process to one file, which `scripts/check-contract`
/// checks.
final class ExchangeLog: Sendable {
  static let shared = ExchangeLog()

  private struct State {
    var file: FileHandle?
    /// How many more exchanges of each kind are recorded; further ones are like the first.
    var left: [String: Int] = [:]
  }

  private let state: Mutex<State>

  private init() {
    let folder = Repository.root.appending(path: ".build/contract/exchanges")
    let path = folder.appending(path: "client-integration.jsonl").path
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    state = Mutex(State(file: FileHandle(forWritingAtPath: path)))
  }

  func add(_ request: HTTPRequest, _ response: HTTPResponse) {
    state.withLock { state in
      let isLarge = response.body.count > 100_000
      let kind = "\(request.path) \(response.status)\(isLarge ? " large" : "")"
      let left = state.left[kind, default: isLarge ? 10 : 80]
      guard left > 0 else { return }
      state.left[kind] = left - 1
      state.file?.write(Data(ExchangeLine(request, response).bytes))
    }
  }
}
