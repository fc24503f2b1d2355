import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// The names of accounts and items that shell completion offers.
///
/// They are read before the arguments are parsed, because completion closures cannot wait for a
/// database.
struct Candidates: Sendable {
  var accounts: [String] = []
  var items: [String] = []

  /// The names that completions in this task offer.
  @TaskLocal static var offered = Candidates()

  /// Reads the names if a completion script asks for them; empty for any other command line, and if
  /// nothing can be read.
  static func asked(
    by arguments: [String], in environment: Environment, world: (LocalDate?) -> World
  ) async -> Candidates {
    guard arguments.first == "---completion" else { return Candidates() }
    do {
      return try await read(options(in: arguments), in: environment, world: world)
    } catch {
      // The user is typing: an error message in the middle of the line would not help.
      return Candidates()
    }
  }

  private static func read(
    _ options: ConfigurationOptions, in environment: Environment, world: (LocalDate?) -> World
  ) async throws -> Candidates {
    let configuration = try Configuration.load(options, in: environment)
    let application = try await Application.open(
      configuration, world: world(configuration.todayOverride))
    let family = try await application.family()
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    let items = try await application.ledger(of: family).items(
      of: family.id, includingUnlinked: false)
    return Candidates(
      accounts: names(accounts.map { ($0.id.description, $0.name) }),
      items: names(items.map { ($0.id.description, $0.displayName) }))
  }

  /// The names, but the id instead of a name that is not unique or that a shell might expand:
  /// shells expand completions, and names come from banks.
  static func names(_ things: [(id: String, name: String)]) -> [String] {
    things.map { thing in
      let lowered = thing.name.lowercased()
      let isUnique = things.count { $0.name.lowercased() == lowered } == 1
      return isUnique && isPlain(thing.name) ? thing.name : thing.id
    }
  }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.first, first != "-", !name.trimmed.isEmpty else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      scalar == " " || scalar == "-" || scalar == "." || scalar == "_"
        || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }
  }

  /// The global options in the line so far.
  private static func options(in words: [String]) -> ConfigurationOptions {
    func value(_ name: String) -> String? {
      for (place, word) in words.enumerated() {
        if word.hasPrefix("\(name)=") { return String(word.dropFirst(name.count + 1)) }
        if word == name, place + 1 < words.count { return words[place + 1] }
      }
      return nil
    }
    return ConfigurationOptions(
      configPath: value("--config"), databasePath: value("--db"), family: value("--family"))
  }
}

extension CompletionKind {
  /// The accounts' names.
  static var accounts: CompletionKind { .custom { _, _, _ in Candidates.offered.accounts } }
  /// The items' names.
  static var items: CompletionKind { .custom { _, _, _ in Candidates.offered.items } }
}
