import PlaidSync

/// Pulls a family's banks, then prints the latest balance of each account.
@main struct PullAndPrint {
  static func main() async throws {
    let application = try await Application.open(try Configuration.load())
    let family = try await application.family()
    let report = try await application.pull(family)
    for warning in report.warnings { print("warning: \(warning.message)") }
    let ledger = application.ledger(of: family)
    for account in try await ledger.accounts(of: family.id) {
      guard let last = try await ledger.balances(of: account.id, in: .everything).last else {
        continue
      }
      print(last.date, account.name, Money(try last.end(), account.currency))
    }
  }
}
