import Foundation
import Glibc

/// A served sandbox that can be stopped and restarted on the same port, with another date and other
/// faults; its state is kept.
final class RestartingBank {
  /// All random faults, except those that only a new link could end.
  static let faults = """
    {"seed": SEED, "random": {
      "connection-refused": 0.01, "reset": 0.02, "slow-drip": 0.005, "truncated-json": 0.02,
      "wrong-json": 0.01, "http-500": 0.02, "http-502": 0.02, "rate-limit-retry-after": 0.01,
      "INTERNAL_SERVER_ERROR": 0.02, "INSTITUTION_DOWN": 0.01, "ITEM_LOGIN_REQUIRED": 0.01,
      "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION": 0.03, "cursor-refused": 0.01,
      "empty-cursor": 0.01, "duplicate-rows": 0.03, "page-twice": 0.03, "removed-unknown": 0.03,
      "null-currency": 0.01, "seven-decimals": 0.02}}
    """

  private let folder: String
  private var server: Program.Running?
  private var port = "0"
  /// The address at which it listens.
  private(set) var url = ""

  init(in folder: String) { self.folder = folder }

  /// Serves from a day on, with faults from a seed or without any.
  func serve(on day: String, faultSeed: UInt64?) throws {
    stop()
    let faults = faultSeed.map { Self.faults.replacing("SEED", with: "\($0)") } ?? "{}"
    try faults.write(toFile: "\(folder)/faults.json", atomically: true, encoding: .utf8)
    let server = try Program(home: folder).start([
      "sandbox", "serve", "--port", port, "--readiness", "immediate", "--today", day,
      "--state", "\(folder)/bank.json", "--faults", "\(folder)/faults.json",
    ])
    self.server = server
    url = try Bank.address(of: server)
    port = String(url.split(separator: ":").last ?? "0")
  }

  /// Stops the server, which saves its state.
  func stop() {
    server?.signal(SIGTERM)
    _ = server?.wait()
    server = nil
  }

  /// The access token of the only item, from the bank's state.
  func accessToken() throws -> String {
    let state = try String(contentsOfFile: "\(folder)/bank.json", encoding: .utf8)
    guard let range = state.firstRange(of: /access-sandbox-[0-9a-zA-Z-]+/) else {
      throw Bank.Refused(text: "the bank has issued no access token")
    }
    return String(state[range])
  }
}
