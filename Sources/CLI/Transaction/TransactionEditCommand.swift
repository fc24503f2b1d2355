import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `transaction edit`.
struct TransactionEditCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change a transaction.",
    discussion: """
      What you change stays as you set it: the bank's later values are stored next to yours. An \
      empty text clears a field; --release gives it back to the rules and the bank.

      Example: plaid-sync transaction edit 1204 --category FOOD_AND_DRINK --notes ""
      """)

  @OptionGroup var transaction: TransactionArgument

  @Option(help: ArgumentHelp("The new date.", valueName: "date"), transform: OptionParsing.date)
  var date: LocalDate?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The new amount.", valueName: "amount"),
    transform: OptionParsing.amount)
  var amount: Amount?

  @Option(help: ArgumentHelp("The new name.", valueName: "text"))
  var name: String?

  @Option(help: ArgumentHelp("The new category.", valueName: "text"))
  var category: String?

  @Option(help: ArgumentHelp("A note.", valueName: "text"))
  var notes: String?

  @Option(help: ArgumentHelp("Tags, separated by commas.", valueName: "list"))
  var tags: String?

  @Flag(inversion: .prefixedNo, help: "Leave it out of reports; it still counts in balances.")
  var exclude: Bool?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Discard your value of a field: date, amount, name, category, notes, tags or excluded.",
      valueName: "field"),
    transform: { text in
      guard let field = Transaction.Field(rawValue: text) else {
        throw ValidationError("there is no such field.")
      }
      return field
    })
  var release: [Transaction.Field] = []

  @Flag(help: "Restore a removed transaction to the books.")
  var restore = false

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let edit = edit
    guard edit != TransactionEdit() else {
      throw Failure(
        .usage, "there is nothing to change",
        remedy: "see \(RemedyText.command("transaction edit --help"))")
    }
    let found = try await transaction.find(in: family, application)
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    let movesMoney = edit.date != .keep || edit.amount != .keep || edit.isRestored
    let (transaction, recomputations) = try await application.recomputing(
      family, movesMoney ? found.accountID : nil
    ) {
      try await application.ledger(of: family).editTransaction(found.id, edit)
    }
    guard let account = accounts.first(where: { $0.id == transaction.accountID }) else {
      preconditionFailure("a family's transaction belongs to one of its accounts")
    }
    try context.confirm(transaction, of: account, as: "changed", recomputations)
  }

  private var edit: TransactionEdit {
    var edit = TransactionEdit()
    edit.date = change(date, .date)
    edit.amount = change(amount, .amount)
    edit.name = change(name, .name)
    edit.category = change(category, .category)
    edit.notes = change(notes, .notes)
    edit.tags = change(tags.map(OptionParsing.list), .tags)
    edit.isExcluded = change(exclude, .excluded)
    edit.isRestored = restore
    return edit
  }

  private func change<Value>(
    _ value: Value?, _ field: Transaction.Field
  ) -> TransactionEdit.Change<Value> {
    if let value { return .set(value) }
    return release.contains(field) ? .release : .keep
  }
}
