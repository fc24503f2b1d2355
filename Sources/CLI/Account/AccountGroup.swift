import ArgumentParser

/// `account …`.
struct AccountGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Show, add, edit and close single accounts.",
    subcommands: [
      AccountShow.self, AccountAdd.self, AccountEditing.self, AccountClose.self,
      AccountConvert.self,
    ])
}
