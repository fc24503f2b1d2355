import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `transaction show`.
struct TransactionShowCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one transaction and everything that the bank sent for it.",
    discussion: """
      The bank's data contains fields that have no column, such as the place of a purchase.

      Example: plaid-sync transaction show 1204
      """)

  @OptionGroup var transaction: TransactionArgument
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let transaction = try await transaction.find(in: family, application)
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    let raw = try await application.ledger(of: family).rawJSON(of: [transaction.id])[transaction.id]
    try context.show(
      JSONOutput.document([
        ("transaction", JSONOutput.transaction(transaction)), ("raw_json", .string(orNull: raw)),
      ])
    ) { terminal in
      let table =
        TransactionTable.text([transaction], accounts: accounts, on: terminal)
        + origins(of: transaction)
      return raw.map { table + "\n" + TextWidth.cleaned($0) + "\n" } ?? table
    }
  }

  /// The origins of values that do not come from the bank.
  private func origins(of transaction: Transaction) -> String {
    let lines = Transaction.Field.allCases.compactMap { field -> String? in
      switch transaction.origins[field] {
      case nil, .plaid: return nil
      case .user: return "\(field.rawValue): set by hand\n"
      case .map: return "\(field.rawValue): your own name for Plaid's\n"
      case .imported: return "\(field.rawValue): from the file\n"
      case .rule:
        let names = (transaction.rules[field] ?? []).map { "\"\(TextWidth.cleaned($0))\"" }
        return "\(field.rawValue): from \(names.count == 1 ? "rule" : "rules") "
          + names.joined(separator: ", ") + "\n"
      }
    }
    return lines.isEmpty ? "" : "\n" + lines.joined()
  }
}
