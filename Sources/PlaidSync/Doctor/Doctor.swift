import PlaidSyncEngine
import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncVault

/// Checks everything a pull needs and reports every problem.
package struct Doctor: Sendable {
  private let options: ConfigurationOptions
  private let environment: Environment
  private let transport: (any HTTPTransport)?

  /// Prepares the checks; nothing is read before `findings()`.
  package init(
    _ options: ConfigurationOptions, in environment: Environment,
    transport: (any HTTPTransport)? = nil
  ) {
    self.options = options
    self.environment = environment
    self.transport = transport
  }

  /// Checks configuration, key, Plaid, database and hooks, then each family's clock, books, items.
  package func findings() async -> [DoctorFinding] {
    let configuration: Configuration
    do throws(Failure) {
      configuration = try Configuration.load(options, in: environment)
    } catch {
      return [DoctorFinding("configuration", error)]
    }
    let place = configuration.hasFile ? configuration.filePath : "from options and environment"
    var findings = [DoctorFinding("configuration", .good, place)]
    findings.append(key(configuration))
    let world = World.live(todayOverride: configuration.todayOverride)
    let (plaid, isReached) = await plaid(configuration, in: world)
    findings.append(plaid)
    do {
      let application = try await Application.open(
        configuration, world: world, transport: transport)
      findings.append(mode(of: configuration.databasePath))
      findings += application.hooks.map { hook in
        do throws(Failure) {
          try hook.check()
          return DoctorFinding("notify \(hook.name)", .good, "ready")
        } catch {
          return DoctorFinding("notify \(hook.name)", error)
        }
      }
      for family in try await application.books.families() {
        findings += try await check(family, of: application, isReached: isReached)
      }
    } catch {
      findings.append(DoctorFinding("database", Failure(catching: error)))
    }
    return findings
  }

  private func key(_ configuration: Configuration) -> DoctorFinding {
    let file = KeyFile(path: configuration.keyPath)
    do throws(Failure) {
      try file.check()
      return DoctorFinding("key file", .good, configuration.keyPath)
    } catch {
      return DoctorFinding("key file", error)
    }
  }

  /// Checks who can access the database, which holds private data; it was opened before.
  private func mode(of path: String) -> DoctorFinding {
    do throws(Failure) {
      guard let mode = try PrivateFile.mode(path), mode & 0o077 != 0 else {
        return DoctorFinding("database", .good, path)
      }
      return DoctorFinding(
        "database", .bad, "\(path) can be used by others (mode \(String(mode, radix: 8)))",
        remedy: "chmod 600 \(path)")
    } catch {
      return DoctorFinding("database", error)
    }
  }

  private func plaid(
    _ configuration: Configuration, in world: World
  ) async -> (DoctorFinding, isReached: Bool) {
    do {
      try await Application.checkCredentials(configuration, in: world, transport: transport)
      return (
        DoctorFinding("Plaid", .good, "\(configuration.baseURL) accepts the credentials"), true
      )
    } catch {
      return (DoctorFinding("Plaid", Failure(catching: error)), false)
    }
  }

  private func check(
    _ family: Family, of application: Application, isReached: Bool
  ) async throws -> [DoctorFinding] {
    var findings = [time(of: family, application)]
    let differences = try await application.verify(family)
    findings.append(
      differences.isEmpty
        ? DoctorFinding("books of \(family.name)", .good, "every row is as computed")
        : DoctorFinding(
          "books of \(family.name)", .bad,
          "\(differences.count) \(differences.count == 1 ? "difference" : "differences")",
          remedy: .repairBooks))
    let ledger = application.store(of: family)
    for item in try await ledger.items(of: family.id, includingUnlinked: false) {
      findings.append(await check(item, in: ledger, of: application, isReached: isReached))
    }
    return findings
  }

  /// Compares the clock with the last sync: after a clock was set back, dates repeat.
  private func time(of family: Family, _ application: Application) -> DoctorFinding {
    let today: LocalDate
    do throws(Failure) {
      today = try application.world.requireToday(in: family.timeZone)
    } catch {
      return DoctorFinding("clock", error)
    }
    if let watermark = family.dataSyncedThrough, watermark > today {
      return DoctorFinding(
        "clock", .bad, "today is \(today), but the last sync was on \(watermark)",
        remedy: "set the clock, or unset PLAID_SYNC_TODAY")
    }
    return DoctorFinding("clock", .good, "today is \(today) in \(family.timeZone)")
  }

  private func check(
    _ item: Item, in ledger: any LedgerStore, of application: Application, isReached: Bool
  ) async -> DoctorFinding {
    let subject = "item \(item.id), \(item.displayName)"
    do {
      let token = try application.sealer.open(
        try await ledger.sealedToken(of: item.id), for: item.providerID)
      guard isReached else {
        return DoctorFinding(subject, .warning, "not checked, because Plaid could not be reached")
      }
      let report = try await application.aggregator.item(token)
      guard report.status == .good else {
        let failure = report.failure.map { failure in
          report.reaction.map { ProviderFailure($0, failure).failure(of: item) } ?? failure
        }
        return DoctorFinding(
          subject, .bad, failure?.message ?? report.status.rawValue,
          remedy: item.remedy ?? failure?.remedy)
      }
      let update = report.lastSuccessfulUpdateAt.map { "; the bank was last reached \($0)" } ?? ""
      return DoctorFinding(subject, .good, "good\(update)")
    } catch {
      return DoctorFinding(subject, Failure(catching: error))
    }
  }
}

/// The result of one check.
package struct DoctorFinding: Hashable, Sendable {
  /// How serious the result is.
  package enum State: String, Hashable, Sendable {
    case good, warning, bad
  }

  /// What was checked, such as "key file".
  package let subject: String
  package let state: State
  /// What the check found.
  package let message: String
  /// What fixes the problem; `nil` if nothing needs to be done.
  package let remedy: Remedy?

  /// Creates the result of a check.
  package init(_ subject: String, _ state: State, _ message: String, remedy: Remedy? = nil) {
    self.subject = subject
    self.state = state
    self.message = message
    self.remedy = remedy
  }

  /// Creates the result of a check that failed.
  init(_ subject: String, _ failure: Failure) {
    self.init(subject, .bad, failure.message, remedy: failure.remedy)
  }
}
