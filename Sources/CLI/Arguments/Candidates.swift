import ArgumentParser
import Ledger
import PlaidSync
import Ports

/// The names that a shell may offer where an account or an item is to be named.
///
/// They are read before the arguments are: completion closures cannot wait for a database.
struct Candidates: Sendable {
  var accounts: [String] = []
  var items: [String] = []

  /// What the completions of this task offer.
  @TaskLocal static var offered = Candidates()

  /// The names that a completion script asks for; none for every other command line, and none
  /// where there is nothing to read.
  static func asked(
    by arguments: [String], in environment: Environment, world: (LocalDate?) -> World
  ) async -> Candidates {
    guard arguments.first == "---completion" else { return Candidates() }
    do {
      return try await read(options(in: arguments), in: environment, world: world)
    } catch {
      // Somebody is typing: an error in the middle of the line would help nobody.
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
    let accounts = try await application.books.accounts(of: family.id)
    let items = try await application.books.items(of: family.id, includingUnlinked: false)
    return Candidates(
      accounts: names(accounts.map { ($0.id.description, $0.name) }),
      items: names(items.map { ($0.id.description, $0.displayName) }))
  }

  /// The names, or the numbers of those that are not unique or that a shell would not leave alone:
  /// shells expand what they offer, and names come from elsewhere.
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

  /// The global options that stand in the line so far.
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
