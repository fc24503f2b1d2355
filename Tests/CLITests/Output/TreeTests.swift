import Testing

@testable import PlaidSyncCLI

@Suite("Tree")
struct TreeTests {
  private let tree = Tree(
    "family home  completed",
    [
      Tree("First Platypus Bank  completed", [Tree("Checking  2024-03-01 …"), Tree("Savings")]),
      Tree("Tartan Bank  failed: the bank asks you to log in again", [Tree("Card")]),
      Tree("Cash"),
    ])

  @Test("children are below their parents")
  func unicode() {
    #expect(
      tree.text(on: .file) == """
        family home  completed
        ├── First Platypus Bank  completed
        │   ├── Checking  2024-03-01 …
        │   └── Savings
        ├── Tartan Bank  failed: the bank asks you to log in again
        │   └── Card
        └── Cash

        """)
  }

  @Test("without UTF-8 a tree is drawn in ASCII, and long lines are cut to the screen")
  func ascii() {
    #expect(
      tree.text(on: .screen(30, isUTF8: false)) == """
        family home  completed
        |-- First Platypus Bank  comp~
        |   |-- Checking  2024-03-01 …
        |   `-- Savings
        |-- Tartan Bank  failed: the ~
        |   `-- Card
        `-- Cash

        """)
  }
}
