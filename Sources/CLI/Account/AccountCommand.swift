import ArgumentParser

/// `account …`.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Show, add, edit and close single accounts.",
    subcommands: [
      AccountShowCommand.self, AccountAddCommand.self, AccountEditCommand.self, AccountCloseCommand.self,
      AccountConvertCommand.self,
    ])
}
