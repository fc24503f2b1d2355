import Ledger
import PlaidSync

/// Runs a pull for a command: progress meanwhile, the report afterwards, the status at the end.
struct PullRun {
  let application: Application
  let family: Family
  let context: CommandContext
  var isFull = false
  var isLive = false
  var isDryRun = false
  var waits = false

  init(application: Application, family: Family, context: CommandContext) {
    self.application = application
    self.family = family
    self.context = context
  }

  /// Pulls items, or everything when `items` is `nil`; `linked` are those that `link` has just made.
  func run(items: [ItemID]?, linked: [Item] = []) async throws -> ExitStatus {
    let total = try await application.books.items(of: family.id, includingUnlinked: false).count
    let progress = PullProgress(items: items?.count ?? total, in: context)
    let options = options(for: items)
    let report: PullReport
    do {
      defer { progress.end() }
      let show: @Sendable (SyncProgress) -> Void = { progress.show($0) }
      report =
        isDryRun
        ? try await application.dryRunPull(family, options, progress: show)
        : try await application.pull(family, options, progress: show)
    }
    try await tell(report)
    return Self.status(of: report, isNamed: items != nil)
  }

  private func options(for items: [ItemID]?) -> PullOptions {
    var options = PullOptions()
    options.items = items
    options.isFull = isFull
    options.isLive = isLive || application.configuration.hasLiveBalances
    options.waits = waits
    options.products = application.configuration.products
    return options
  }

  private func tell(_ report: PullReport) async throws {
    if context.options.json {
      try context.show(JSONOutput.pull(report)) { _ in "" }
    } else {
      if !context.options.quiet {
        let accounts = try await application.books.accounts(of: family.id)
        try context.console.print(
          PullReportText.text(report, accounts: accounts, on: context.console.output))
      }
      context.warn(report.warnings.map(RemedyText.text))
      if context.options.quiet {
        // Whoever is to be told of failures does not hear of this one otherwise.
        for text in report.undelivered.map(RemedyText.text) {
          context.console.talk("warning: \(TextWidth.cleaned(text))\n")
        }
      }
      for failure in Self.failures(in: report) {
        context.console.talk(FailureText.text(failure, on: context.console.error))
      }
    }
  }

  /// What went wrong, each at its source: a parent fails because of its children.
  private static func failures(in report: PullReport) -> [Failure] {
    report.outcomes.compactMap { outcome in
      let isSummary = outcome.children.contains { $0.failure != nil }
      return isSummary && outcome.key.kind == "family" ? nil : outcome.failure
    }.reduce(into: []) { known, failure in
      if !known.contains(failure) { known.append(failure) }
    }
  }

  /// The status of a report: a named item's own one; otherwise 1, unless everything that was tried
  /// met the same obstacle, such as refused credentials.
  static func status(of report: PullReport, isNamed: Bool) -> ExitStatus {
    let failures = failures(in: report)
    guard let first = failures.first else { return .done }
    let tried = report.roots.flatMap { $0.children.isEmpty ? [$0] : $0.children }
      .filter { $0.key.kind != "account" || $0.failure != nil }
    let isShared = tried.allSatisfy { $0.failure?.code == first.code }
    let needsUser = first.code == .loginRequired || first.code == .itemGone
    return isShared && (isNamed || !needsUser) ? .failed(first) : .attention
  }
}
