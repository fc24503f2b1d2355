import PlaidSyncLedger

/// The books of all families and the maintenance of their storage.
package protocol LedgerMaintenance: Sendable {
  /// Returns all families, by number.
  func families() async throws -> [Family]
  /// Adds a family.
  func addFamily(name: String, currency: Currency, timeZone: String) async throws -> Family
  /// Returns the books of one family.
  func ledger(of family: FamilyID) -> any LedgerStore

  /// Seals all access tokens again, in one transaction; returns their number.
  ///
  /// - Parameter reseal: Receives a sealed token and the provider's id of its item.
  func resealTokens(
    _ reseal: @escaping @Sendable ([UInt8], String) throws -> [UInt8]
  ) async throws -> Int
  /// Writes a consistent copy to a new file while others read and write.
  func copy(to path: String) async throws
  /// Replaces everything with the contents of another file, for all processes at once.
  func replaceContent(with path: String) async throws
  /// Checks the file, its references, and each stored balance against a recomputed one.
  func verify(family: FamilyID) async throws -> [VerifyFinding]
}

/// An inconsistency in the books: damage, or a bug.
public struct VerifyFinding: Hashable, Sendable {
  /// The account that the finding concerns; `nil` for one about the database.
  public let accountID: AccountID?
  /// The day of the balance row that the finding concerns; `nil` if it concerns none.
  public let date: LocalDate?
  /// What was expected and what was found, in English.
  public let message: String

  /// Describes a finding.
  package init(accountID: AccountID?, date: LocalDate?, message: String) {
    self.accountID = accountID
    self.date = date
    self.message = message
  }
}
