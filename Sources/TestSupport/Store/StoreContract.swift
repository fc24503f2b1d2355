/// What every store of the books has to do, whatever it is made of.
///
/// A room that stores the books runs each clause over an empty store of its own. Clauses speak
/// through `Ports` alone; what only one kind of store has (a file, its SQL) its own tests look at.
package enum StoreContract {
  /// One thing that has to hold; `check` throws when it does not.
  package struct Clause: Sendable, CustomStringConvertible {
    /// The sentence that has to be true.
    package let description: String
    /// Tries it on a bench with an empty store.
    package let check: @Sendable (StoreScenario) async throws -> Void

    init(_ sentence: String, _ check: @escaping @Sendable (StoreScenario) async throws -> Void) {
      description = sentence
      self.check = check
    }
  }

  /// All of it.
  package static let clauses = marks + pulls + items + syncs + edits
}
