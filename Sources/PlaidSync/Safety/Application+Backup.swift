import Balances
import FoundationEssentials
import Ledger
import Ports
import SQLiteStore

extension Application {
  /// Writes a consistent copy of the database to a new file, while pulls may run, and checks it.
  public func backUp(to path: String) async throws {
    try await books.copy(to: path)
    let findings = try await Self.findings(in: path, world: world)
    try SQLiteStore.joinLog(of: path)
    guard findings.isEmpty else {
      throw Failure(
        .inputOutput, "the copy \(path) is not sound: \(findings[0])",
        remedy: "run `plaid-sync verify`, and check the disk")
    }
  }

  /// Puts a backup in the place of the database, once it has proved sound.
  ///
  /// - Returns: the copy of what was there before.
  public func restore(from path: String) async throws -> String {
    let scratch = try ScratchFolder(beside: configuration.databasePath, "restore", world: world)
    defer { scratch.discard() }
    // The backup itself is not touched: looking into it may bring its tables up to date.
    let candidate = "\(scratch.path)/books.db"
    do {
      try FileManager.default.copyItem(atPath: path, toPath: candidate)
    } catch {
      throw Failure(
        .notFound, "the backup \(path) cannot be read",
        remedy: "name a file that `plaid-sync backup` wrote", cause: "\(error)")
    }
    let findings: [String]
    do {
      findings = try await Self.findings(in: candidate, world: world)
    } catch let failure as Failure {
      throw Failure(
        failure.code == .inputOutput ? .badInput : failure.code,
        failure.message.replacing("The database \(candidate)", with: "the backup \(path)"),
        remedy: "name a file that `plaid-sync backup` wrote; nothing was changed")
    }
    guard findings.isEmpty else {
      throw Failure(
        .badInput, "the backup \(path) is not sound: \(findings[0])",
        remedy: "restore an older one; nothing was changed")
    }
    let former = "\(configuration.databasePath).before-restore-\(world.now().milliseconds)"
    try await books.copy(to: former)
    try await books.replaceContent(with: candidate)
    return former
  }

  /// What is wrong with a database, in words.
  private static func findings(in path: String, world: World) async throws -> [String] {
    let store = try SQLiteStore(path: path, world: world)
    var findings: [String] = []
    for family in try await store.families() {
      findings += try await store.verify(
        family: family.id, forward: ForwardCalculator(), reverse: ReverseCalculator()
      ).map { finding in
        [finding.accountID.map { "account \($0)" }, finding.date?.description, finding.message]
          .compactMap { $0 }.joined(separator: " ")
      }
    }
    try store.close()
    return findings
  }
}
