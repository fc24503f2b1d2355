import PlaidSync
import PlaidSyncLedger

/// Runs a pull for a command: shows its progress and prints its report.
struct PullRun {
  let application: Application
  let family: Family
  let context: CommandContext
  var isFull = false
  var isLive = false
  var isDryRun = false
  var waits = false

  /// Pulls items, or everything if `items` is `nil`.
  ///
  /// - Throws: an `ExitStatus` if the report contains failures.
  func run(items: [ItemID]?) async throws {
    let total = try await application.ledger(of: family).items(
      of: family.id, includingUnlinked: false
    ).count
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
    try await printReport(report)
    let status = Self.status(of: report, isNamed: items != nil)
    if status != .done { throw status }
  }

  private func options(for items: [ItemID]?) -> PullOptions {
    var options = application.pullOptions
    options.items = items
    options.isFull = isFull
    if isLive { options.isLive = true }
    options.waits = waits
    return options
  }

  private func printReport(_ report: PullReport) async throws {
    if context.options.json {
      try context.show(JSONOutput.pull(report)) { _ in "" }
    } else {
      if !context.options.quiet {
        let accounts = try await application.ledger(of: family).accounts(of: family.id)
        try context.console.print(
          PullReportText.text(report, accounts: accounts, on: context.console.output))
      }
      context.warn(report.warnings.map(RemedyText.text))
      if context.options.quiet {
        // A user who relies on notices would not learn otherwise that they are not delivered.
        for text in report.undelivered.map(RemedyText.text) {
          context.console.talk("warning: \(TextWidth.cleaned(text))\n")
        }
      }
      for failure in Self.failures(in: report) {
        context.console.talk(FailureText.text(failure, on: context.console.error))
      }
    }
  }

  /// The failures, each at its source: a parent fails because of its children.
  private static func failures(in report: PullReport) -> [Failure] {
    report.outcomes.compactMap { outcome in
      let isSummary = outcome.children.contains { $0.failure != nil }
      return isSummary && outcome.key.kind == .family ? nil : outcome.failure
    }.reduce(into: []) { known, failure in
      if !known.contains(failure) { known.append(failure) }
    }
  }

  /// The exit status of a report: that of the failure if everything that was tried failed with the
  /// same code, such as refused credentials; otherwise 1. An item that needs its user has a status
  /// of its own only if it was named.
  static func status(of report: PullReport, isNamed: Bool) -> ExitStatus {
    let failures = failures(in: report)
    guard let first = failures.first else { return .done }
    let tried = report.roots.flatMap { $0.children.isEmpty ? [$0] : $0.children }
      .filter { $0.key.kind != .account || $0.failure != nil }
    let isShared = tried.allSatisfy { $0.failure?.code == first.code }
    let needsUser = first.code == .loginRequired || first.code == .itemGone
    return isShared && (isNamed || !needsUser) ? .failed(first) : .attention
  }
}
