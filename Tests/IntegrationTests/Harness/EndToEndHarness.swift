import Foundation
import PlaidSyncEngine
import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncWire
import TestSupport
import Testing

@testable import PlaidSync
@testable import PlaidSyncAPI
@testable import PlaidSyncSandbox

/// The whole product except the command line, for tests.
///
/// It has real books in a real file, the real client, vault and calculators, and the sandbox in
/// place of Plaid's server. Only the clock is the test's.
final class EndToEndHarness: Sendable {
  /// The settings of a harness.
  struct Setup: Sendable {
    var today = LocalDate("2025-05-20")!
    var seed: UInt64 = 1
    var user = SandboxUser.good
    var readiness = SandboxConfiguration.Readiness.byCalls
    var itemsAtOnce = 8
  }

  let folder: TemporaryFolder
  let clock: TestClock
  let sandbox: Sandbox
  /// The faults of the sandbox: none until a test sets a plan.
  let faults = PlannedFaults()
  let wire: RecordingTransport
  let app: Application
  let family: Family

  private init(_ setup: Setup, in folder: TemporaryFolder) async throws {
    self.folder = folder
    clock = TestClock(noonOf: setup.today, seed: setup.seed)
    let clock = clock
    var settings = SandboxConfiguration(
      clock: SandboxClock(now: { clock.now }, today: { clock.today }))
    settings.seed = setup.seed
    settings.clientID = "client"
    settings.secret = "s3cret"
    settings.user = setup.user
    settings.readiness = setup.readiness
    settings.faults = faults
    sandbox = try Sandbox(settings)
    wire = RecordingTransport(to: sandbox)
    let configuration = try Self.configure(in: folder, itemsAtOnce: setup.itemsAtOnce)
    app = try await Application.open(
      configuration, world: clock.world(), mayCreate: true, transport: wire)
    family = try await app.books.addFamily(
      name: "Home", currency: Currency("USD"), timeZone: "UTC")
  }

  /// The books of the family.
  var ledger: any LedgerStore { app.store(of: family) }
  /// Links and unlinks items of the family.
  var linker: ItemLinker { app.linker(of: family) }

  /// Creates a harness, passes it to `body`, and removes its folder afterward.
  static func with(
    _ change: (inout Setup) -> Void = { _ in }, _ body: (EndToEndHarness) async throws -> Void
  ) async throws {
    var setup = Setup()
    change(&setup)
    try await TemporaryFolder.with { folder in
      let harness = try await EndToEndHarness(setup, in: folder)
      try await body(harness)
    }
  }

  private static func configure(
    in folder: TemporaryFolder, itemsAtOnce: Int, database: String? = nil,
    secret: String = "s3cret", settings: String = ""
  ) throws -> Configuration {
    let text = """
      {"plaid": {"environment": "http://127.0.0.1:8484", "client_id": "client",
                 "secret": "\(secret)"},
       "database": "\(folder.file("books.db"))", "key_file": "\(folder.file("key"))",
       "concurrency": \(itemsAtOnce)\(settings)}
      """
    let path = folder.file("config.json")
    _ = FileManager.default.createFile(
      atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    return try Configuration.load(
      ConfigurationOptions(configPath: path, databasePath: database),
      in: Environment(home: folder.path, workingFolder: folder.path))
  }

  /// Another process on the same books or on a copy of them; `settings` are additional members of
  /// its configuration, each preceded by a comma.
  func process(
    _ pid: Int32, on database: String? = nil, secret: String = "s3cret", itemsAtOnce: Int = 2,
    settings: String = "", clock: TestClock? = nil, transport: (any HTTPTransport)? = nil
  ) async throws -> Application {
    let configuration = try Self.configure(
      in: folder, itemsAtOnce: itemsAtOnce, database: database, secret: secret,
      settings: settings)
    return try await Application.open(
      configuration, world: (clock ?? self.clock).world(pid: pid), transport: transport ?? wire)
  }

  /// Whether any file in the harness's folder contains a text.
  func leavesBehind(_ text: String) throws -> Bool {
    let files = FileManager.default.enumerator(atPath: folder.path)
    while let name = files?.nextObject() as? String {
      let data = FileManager.default.contents(atPath: folder.file(name)) ?? Data()
      if data.range(of: Data(text.utf8)) != nil { return true }
    }
    return false
  }

  /// The client that the application uses.
  var client: PlaidClient { (app.aggregator as! PlaidAggregator).client }

  /// Creates an item at a bank of the sandbox and adopts its token.
  @discardableResult
  func link(
    _ user: String = "user_good", password: String? = nil, at institution: String = "ins_109508",
    days: Int = 730, products: [String] = ["transactions"]
  ) async throws -> Item {
    let made = try await client.ask(
      .sandboxPublicToken(
        institutionID: institution, products: products, userName: user,
        password: password, historyDays: days),
      for: PublicTokenCreateResponse.self)
    let access = try await app.aggregator.exchange(publicToken: made.publicToken)
    return try await linker.adopt(access.token, into: family)
  }

  /// Pulls, by default everything.
  @discardableResult
  func pull(
    by app: Application? = nil, _ change: (inout PullOptions) -> Void = { _ in }
  ) async throws -> PullReport {
    var options = PullOptions()
    change(&options)
    // The family is read again, as in each run of the command line.
    let app = app ?? self.app
    return try await app.pull(try await app.family(), options)
  }

  /// Completes one pause of all heartbeats, and waits until the books have recorded one.
  func beat() async throws {
    let now = clock.now
    clock.beat()
    for _ in 0..<1000 {
      var query = SyncQuery(familyID: family.id)
      query.limit = 2
      let records = try await ledger.syncs(query).filter { $0.status == .syncing }
      if records.allSatisfy({ $0.heartbeatAt == now }) { return }
      try await Task.sleep(for: .milliseconds(1))
    }
    Issue.record("no heartbeat was recorded")
  }

  /// The current state of the item.
  func item(_ item: Item) async throws -> Item {
    let items = try await ledger.items(of: family.id, includingUnlinked: true)
    return items.first { $0.id == item.id }!
  }

  /// The account with this name.
  func account(_ name: String) async throws -> Account {
    try await ledger.accounts(of: family.id).first { $0.name == name }!
  }

  /// Changes the bank's data of an item.
  @discardableResult
  func script<Value>(_ item: Item, _ body: (inout SandboxScript) -> Value) -> Value {
    do throws(Failure) {
      return try sandbox.edit(item.providerID, body)
    } catch {
      preconditionFailure("a sandbox without a state file cannot fail: \(error)")
    }
  }

  /// Applies a data event to an item; the seed determines which accounts and amounts it affects.
  ///
  /// - Returns: Whether there was anything to apply it to.
  @discardableResult
  func apply(
    _ dataEvent: DataEvent, to item: Item, seed: UInt64, count: Int? = nil
  ) -> Bool {
    script(item) { $0.apply(dataEvent, seed: seed, count: count) }
  }

  /// Links an item's login again, with new ids for everything, and adopts the new item. The test
  /// decides what happens to the old one.
  func linkAgain(_ item: Item) async throws -> Item {
    let token = Secret(try sandbox.linkAgain(item.providerID))
    let access = try await app.aggregator.exchange(publicToken: token)
    return try await linker.adopt(access.token, into: family)
  }

  /// The sandbox's data of an item.
  func bank(_ item: Item) -> BankItem {
    sandbox.read { state in state.items.first { $0.id == item.providerID }! }
  }
}
