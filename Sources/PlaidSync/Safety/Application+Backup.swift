import FoundationEssentials
import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncSQLiteStore

extension Application {
  /// Writes a consistent copy of the database to a new file, even while pulls run, and verifies it.
  ///
  /// The copy contains the access tokens, sealed; the key file, which opens them, is not in it.
  ///
  /// Throws `FailureCode.cannotCreate` if the file exists already or cannot be created, and
  /// `FailureCode.inputOutput` if the copy is inconsistent.
  public func backUp(to path: String) async throws {
    try await books.copy(to: path)
    let findings = try await Self.findings(in: path, world: world)
    try SQLiteStore.joinLog(of: path)
    guard findings.isEmpty else {
      throw Failure(
        .inputOutput, "the copy \(path) is inconsistent: \(findings[0])",
        remedy: .first(.verify, then: "check the disk"))
    }
  }

  /// Verifies a database; returns its inconsistencies in words.
  static func findings(in path: String, world: World) async throws -> [String] {
    let store = try SQLiteStore(path: path, world: world)
    var findings: [String] = []
    for family in try await store.families() {
      findings += try await store.verify(family: family.id).map { finding in
        [finding.accountID.map { "account \($0)" }, finding.date?.description, finding.message]
          .compactMap { $0 }.joined(separator: " ")
      }
    }
    try store.close()
    return findings
  }
}
