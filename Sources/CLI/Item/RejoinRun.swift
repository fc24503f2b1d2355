import Ledger
import PlaidSync
import Ports

/// Rejoins an item's accounts for a command: what is certain or named, and what a person says.
struct RejoinRun {
  let application: Application
  let family: Family
  let context: CommandContext
  var isDryRun = false
  var matches: [AccountPair] = []

  init(application: Application, family: Family, context: CommandContext) {
    self.application = application
    self.family = family
    self.context = context
  }

  /// Rejoins, and prints what became of the rows.
  func run(_ item: Item) async throws -> ExitStatus {
    let candidates = try await application.books.rejoinCandidates(of: item.id)
    let (pairs, open) = choose(among: candidates)
    guard !pairs.isEmpty || !open.isEmpty else {
      throw Failure(
        .notFound, "no account of \(item.displayName) was recognised as one that was here before",
        remedy: "name two with --match; `plaid-sync accounts` lists them")
    }
    let reports = try await application.rejoin(pairs, of: item, in: family, isDryRun: isDryRun)
    let warnings = open.map(Self.doubt) + (isDryRun ? [] : try await emptied())
    try context.show(
      JSONOutput.document(
        [
          ("item", .id(item.id)), ("accounts", .array(reports.map(JSONOutput.rejoin))),
          ("dry_run", .bool(isDryRun)),
        ], warnings: warnings)
    ) { RejoinText.text(reports, isDryRun: isDryRun, on: $0) }
    context.warn(warnings)
    return open.isEmpty ? .done : .attention
  }

  /// After `link`: does it when told to or when a person agrees; otherwise says how.
  func offer(_ item: Item, isWanted: Bool) async throws {
    let certain = try await application.books.rejoinCandidates(of: item.id).filter {
      $0.certain != nil
    }
    guard !certain.isEmpty else { return }
    let names = certain.map(\.new.name).joined(separator: ", ")
    let text = "\(item.displayName) was linked before: \(names)"
    guard isWanted || context.console.canAsk && !context.options.json else {
      context.note(
        "note: \(text) would be doubled: `plaid-sync rejoin \(item.id)` goes on with what was there"
      )
      return
    }
    guard isWanted || asks("\(text). Go on with these accounts and their history? [Y/n] ") else {
      return
    }
    let pairs = certain.compactMap { candidate in
      candidate.certain.map { AccountPair(old: $0, new: candidate.new.id) }
    }
    let reports = try await application.rejoin(pairs, of: item, in: family)
    for report in reports {
      context.note(
        "\(report.name) goes on as account \(report.accountID): \(report.matched) matched, "
          + "\(report.added.count) new, \(report.missing.count) no longer listed")
    }
    context.warn(try await emptied())
  }

  /// The pairs to be made, and what stays undecided.
  private func choose(
    among candidates: [RejoinCandidate]
  ) -> (pairs: [AccountPair], open: [RejoinCandidate]) {
    var pairs = matches
    var open: [RejoinCandidate] = []
    for candidate in candidates {
      let isTaken = pairs.contains { pair in
        pair.new == candidate.new.id || candidate.old.allSatisfy { $0.id == pair.old }
      }
      if isTaken { continue }
      if let old = candidate.certain {
        pairs.append(AccountPair(old: old, new: candidate.new.id))
      } else if let old = ask(about: candidate, taken: pairs.map(\.old)) {
        pairs.append(AccountPair(old: old, new: candidate.new.id))
      } else {
        open.append(candidate)
      }
    }
    return (pairs, open)
  }

  /// Several fit, so a person has to say which.
  private func ask(about candidate: RejoinCandidate, taken: [AccountID]) -> AccountID? {
    guard context.console.canAsk, !context.options.json else { return nil }
    let fitting = candidate.old.filter { !taken.contains($0.id) }
    let list = fitting.map { "\($0.id) (\($0.name))" }.joined(separator: ", ")
    let answer = context.console.ask(
      "\(candidate.new.name) fits several accounts: \(list). Number to go on with, or nothing: ")
    let number = answer.flatMap { Int64($0.trimmed) }
    return fitting.first { $0.id.rawValue == number }?.id
  }

  private func asks(_ question: String) -> Bool {
    let answer = context.console.ask(question)?.trimmed.lowercased()
    return answer == "" || answer?.hasPrefix("y") == true
  }

  private static func doubt(_ candidate: RejoinCandidate) -> String {
    let choices = candidate.old.map { "--match \($0.id)=\(candidate.new.id)" }
    return "\(candidate.new.name) fits several accounts and was left alone: choose with "
      + choices.joined(separator: " or ")
  }

  /// Broken items without accounts, which may be billed on.
  private func emptied() async throws -> [String] {
    let items = try await application.books.items(of: family.id, includingUnlinked: false)
    let used = Set(try await application.books.accounts(of: family.id).compactMap(\.itemID))
    return items.filter { $0.status.needsUser && !used.contains($0.id) }.map { item in
      "item \(item.id) (\(item.displayName)) has no accounts any more: end its billing with "
        + "`plaid-sync unlink \(item.id)`"
    }
  }
}
