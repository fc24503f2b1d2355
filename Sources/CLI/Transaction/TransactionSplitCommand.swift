import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `transaction split`.
struct TransactionSplitCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Split a transaction into parts.",
    discussion: """
      The parts must add up to the transaction exactly, and reports count them instead of it. A \
      part without a category keeps the transaction's. If the bank changes the amount later, the \
      difference is a part of its own until you give it a category.

      Example: plaid-sync transaction split 1204 --part 40:GROCERIES --part "23.20:HOME:lamp for the hall"
      """)

  @OptionGroup var transaction: TransactionArgument

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A part: its amount, optionally a category and a note.", valueName: "amount[:category[:note]]"
    ),
    transform: Self.part)
  var part: [SplitPart] = []

  @Flag(help: "Join the parts again.")
  var undo = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if undo != part.isEmpty {
      throw ValidationError("name the parts with --part, or join them with --undo.")
    }
  }

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let whole = try await transaction.find(in: family, application)
    let (parts, recomputations) = try await application.recomputing(family) {
      guard undo else {
        return try await application.ledger(of: family).splitTransaction(whole.id, into: part)
      }
      _ = try await application.ledger(of: family).joinTransaction(whole.id)
      return []
    }
    let after = try await application.transaction(whole.id, in: family)
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    try context.confirm(
      [
        ("transaction", JSONOutput.transaction(after)),
        ("parts", .array(parts.map(JSONOutput.transaction))),
      ], recomputations
    ) { terminal in
      (undo ? "joined" : "split") + " transaction \(after.id)\n\n"
        + TransactionTable.text([after] + parts, accounts: accounts, on: terminal)
    }
  }

  /// `12.50`, `12.50:FOOD` or `12.50:FOOD:for the party`.
  private static func part(_ text: String) throws -> SplitPart {
    let words = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    let notes = words.count > 2 && !words[2].isEmpty ? words[2] : nil
    return SplitPart(
      amount: try OptionParsing.amount(words[0]), category: words.count > 1 ? words[1] : nil,
      notes: notes
    )
  }
}
