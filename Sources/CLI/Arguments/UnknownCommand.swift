import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// Detects a word that stands where a command is expected and is not one.
enum UnknownCommand {
  /// Throws a failure that suggests the command that was probably meant.
  static func check(_ arguments: [String]) throws(Failure) {
    var group: any ParsableCommand.Type = PlaidSyncCommand.self
    var path: [String] = []
    for word in arguments {
      let children = group.configuration.subcommands
      guard !children.isEmpty, !word.hasPrefix("-") else { return }
      // The parser's own command, which accepts any words.
      if group == PlaidSyncCommand.self, word == "help" { return }
      guard
        let child = children.first(where: {
          name(of: $0) == word || $0.configuration.aliases.contains(word)
        })
      else {
        // A group with a default subcommand may take the word as that command's argument.
        if group.configuration.defaultSubcommand != nil { return }
        let guess = Spelling.closest(to: word, among: children.map(name))
        let program = (["plaid-sync"] + path).joined(separator: " ")
        throw Failure(
          .usage, "there is no command \"\((path + [word]).joined(separator: " "))\"",
          remedy: .advice(guess.map { "did you mean `\(program) \($0)`?" } ?? "\(program) --help"))
      }
      group = child
      path.append(word)
    }
  }

  private static func name(of command: any ParsableCommand.Type) -> String { command._commandName }
}
