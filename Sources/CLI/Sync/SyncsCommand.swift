import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `syncs`.
struct SyncsCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "syncs",
    abstract: "List the recorded syncs with their windows, counts and errors.",
    discussion: "Example: plaid-sync syncs --tree last")

  @Option(help: ArgumentHelp("Only syncs of this item.", valueName: "item"), completion: .items)
  var item: String?

  @Option(
    help: ArgumentHelp("Only syncs of this account.", valueName: "account"), completion: .accounts)
  var account: String?

  @Option(help: ArgumentHelp("A sync with everything below it: its id, or last.", valueName: "id"))
  var tree: String?

  @Option(
    help: ArgumentHelp("The maximum number of syncs.", valueName: "n"),
    transform: OptionParsing.count)
  var limit = 20

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if [item, account, tree].compactMap({ $0 }).count > 1 {
      throw ValidationError("--item, --account and --tree cannot be used together.")
    }
    if let tree, tree != "last", Int64(tree) == nil {
      throw ValidationError("--tree takes a sync's id, or last.")
    }
  }

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let names = try await names(in: family, application)
    let records =
      try await tree == nil
      ? application.ledger(of: family).syncs(query(of: family, application))
      : branch(of: family, application)
    try context.show(JSONOutput.document("syncs", records.map(JSONOutput.sync))) { terminal in
      let table = SyncTable(names: names)
      return tree != nil && !records.isEmpty
        ? table.tree(records, on: terminal) : table.text(records, on: terminal)
    }
  }

  private func query(of family: Family, _ application: Application) async throws -> SyncQuery {
    var query = SyncQuery(familyID: family.id)
    query.limit = limit
    if let item {
      query.key = .item(try await application.item(matching: item, in: family).id)
    } else if let account {
      query.key = .account(try await application.account(matching: account, in: family).id)
    } else {
      query.onlyPulls = true
    }
    return query
  }

  private func branch(of family: Family, _ application: Application) async throws -> [SyncRecord] {
    var root = tree.flatMap { Int64($0) }.map { SyncID($0) }
    if root == nil {
      var query = SyncQuery(familyID: family.id)
      query.onlyPulls = true
      query.limit = 1
      root = try await application.ledger(of: family).syncs(query).first?.id
    }
    guard let root else { return [] }
    let records = try await application.ledger(of: family).syncTree(root)
    guard !records.isEmpty else {
      throw Failure(.notFound, "there is no sync \(root)", remedy: .see(.syncs))
    }
    return records
  }

  private func names(
    in family: Family, _ application: Application
  ) async throws -> [SyncKey: String] {
    var names: [SyncKey: String] = [.family(family.id): family.name]
    for item in try await application.ledger(of: family).items(
      of: family.id, includingUnlinked: true)
    {
      names[.item(item.id)] = item.displayName
    }
    for account in try await application.ledger(of: family).accounts(of: family.id) {
      names[.account(account.id)] = account.name
    }
    return names
  }
}
