import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// Rejoins an item's accounts for a command: the pairs that are certain, those named with
/// `--match`, and those that the user chooses.
struct RejoinRun {
  let application: Application
  let family: Family
  let context: CommandContext
  var isDryRun = false
  var matches: [AccountPair] = []

  /// Rejoins the accounts and prints what happened to their rows.
  func run(_ item: Item) async throws {
    let candidates = try await application.ledger(of: family).rejoinCandidates(of: item.id)
    let (pairs, open) = choose(among: candidates)
    guard !pairs.isEmpty || !open.isEmpty else {
      throw Failure(
        .notFound, "no account of \(item.displayName) was recognized as an earlier one",
        remedy: .advice(
          "name a pair with --match; \(RemedyText.command("accounts")) lists the accounts"))
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
    if !open.isEmpty { throw ExitStatus.attention }
  }

  /// After `link`: rejoins if `isWanted` is true or the user agrees; otherwise notes the command.
  func offer(_ item: Item, isWanted: Bool) async throws {
    let certain = try await application.ledger(of: family).rejoinCandidates(of: item.id).filter {
      $0.certain != nil
    }
    guard !certain.isEmpty else { return }
    let names = certain.map(\.new.name).joined(separator: ", ")
    let text = "\(item.displayName) was linked before: \(names)"
    guard isWanted || context.console.canAsk && !context.options.json else {
      context.note(
        "note: \(text): \(RemedyText.command("rejoin \(item.id)")) continues them without "
          + "duplicating anything")
      return
    }
    guard
      isWanted
        || context.console.confirms("\(text). Continue these accounts with their history?")
    else { return }
    let pairs = certain.compactMap { candidate in
      candidate.certain.map { AccountPair(old: $0, new: candidate.new.id) }
    }
    let reports = try await application.rejoin(pairs, of: item, in: family)
    for report in reports {
      context.note(
        "\(report.name) continues as account \(report.accountID): \(report.matched) matched, "
          + "\(report.added.count) new, \(report.missing.count) no longer listed")
    }
    context.warn(try await emptied())
  }

  /// The pairs to rejoin, and the candidates that stay undecided.
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

  /// Asks the user which of several matching accounts to continue; `nil` without a terminal, and if
  /// the answer names none of them.
  private func ask(about candidate: RejoinCandidate, taken: [AccountID]) -> AccountID? {
    guard context.console.canAsk, !context.options.json else { return nil }
    let fitting = candidate.old.filter { !taken.contains($0.id) }
    let list = fitting.map { "\($0.id) (\($0.name))" }.joined(separator: ", ")
    let answer = context.console.ask(
      "\(candidate.new.name) matches several accounts: \(list). Number to continue, or nothing: ")
    let number = answer.flatMap { Int64($0.trimmed) }
    return fitting.first { $0.id.rawValue == number }?.id
  }

  private static func doubt(_ candidate: RejoinCandidate) -> String {
    let choices = candidate.old.map { "--match \($0.id)=\(candidate.new.id)" }
    return "\(candidate.new.name) matches several accounts and was skipped: choose with "
      + choices.joined(separator: " or ")
  }

  /// Warnings about broken items that have no accounts left but may still be billed.
  private func emptied() async throws -> [String] {
    let items = try await application.ledger(of: family).items(
      of: family.id, includingUnlinked: false)
    let used = Set(
      try await application.ledger(of: family).accounts(of: family.id).compactMap(\.itemID))
    return items.filter { $0.status.needsUser && !used.contains($0.id) }.map { item in
      "item \(item.id) (\(item.displayName)) has no accounts left: end its billing with "
        + RemedyText.command("unlink \(item.id)")
    }
  }
}
