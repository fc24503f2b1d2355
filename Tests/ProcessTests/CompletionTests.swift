import Foundation
import TestSupport
import Testing

@Suite("Completions", .serialized)
struct CompletionTests {
  /// The words that bash offers for a line that ends at the cursor.
  private static func offers(_ words: [String], in home: Program) throws -> [String] {
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let ending = try home.shell(
      """
      source <(plaid-sync --generate-completion-script bash) || exit 9
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1)
      COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      function=$(complete -p plaid-sync | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
      "$function" plaid-sync "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """, in: "/bin/bash")
    #expect(ending.status == 0, "\(ending.error)")
    return ending.output.split(separator: "\n").map(String.init)
  }

  @Test("bash completes commands, options, and the names of accounts and items")
  func bash() async throws {
    try await Bank.open(user: "user_good") { bank in
      let home = try bank.newHome("home")
      try #expect(home.run("pull", "-q").status == 0)
      #expect(try Self.offers(["plaid-sync", "bal"], in: home) == ["balances"])
      #expect(try Self.offers(["plaid-sync", "balances", "--si"], in: home) == ["--since"])
      #expect(
        try Self.offers(["plaid-sync", "balances", "Plaid Ch"], in: home) == ["Plaid Checking"])
      #expect(try Self.offers(["plaid-sync", "pull", "--item", ""], in: home).count == 1)
      let accounts = try Self.offers(["plaid-sync", "transactions", "--account", ""], in: home)
      #expect(accounts.count > 5 && accounts.contains("Plaid Checking"), "\(accounts)")
      let other = try home.run("---completion", "balances", "--", "positional@0", "2", "0")
      #expect(other.output.contains("Plaid Savings") || other.output.contains("Plaid Saving"))
      #expect(other.error == "")
    }
  }

  @Test("without a database nothing is offered, printed or created")
  func nothing() async throws {
    try TemporaryFolder.with { folder in
      let home = Program(home: folder.path)
      let ending = try home.run("---completion", "balances", "--", "positional@0", "2", "0")
      #expect(ending.status == 0)
      #expect(ending.output.trimmingCharacters(in: .whitespacesAndNewlines) == "")
      #expect(ending.error == "")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test("the scripts are valid in every installed shell", arguments: ["bash", "zsh", "fish"])
  func sound(_ shell: String) async throws {
    try TemporaryFolder.with { folder in
      let home = Program(home: folder.path)
      let script = try home.run("--generate-completion-script", shell)
      #expect(script.status == 0 && script.output.contains("transactions"))
      let path = folder.file("script")
      try script.output.write(toFile: path, atomically: true, encoding: .utf8)
      // A shell that is not installed cannot check it.
      let check = try home.shell("command -v \(shell) >/dev/null || exit 0; \(shell) -n \(path)")
      #expect(check.status == 0, "\(check.error)")
    }
  }
}
