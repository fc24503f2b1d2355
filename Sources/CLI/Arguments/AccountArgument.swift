import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// The account that a command works with.
struct AccountArgument: ParsableArguments {
  @Argument(help: "The account: its id, or a unique part of its name.", completion: .accounts)
  var account: String

  /// Finds the account.
  func find(in family: Family, _ application: Application) async throws -> Account {
    try await application.account(matching: account, in: family)
  }
}
