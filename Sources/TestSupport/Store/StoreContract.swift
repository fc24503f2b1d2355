/// What every implementation of the store must do.
///
/// A module that implements the store runs each clause on an empty store. Clauses use only `Ports`;
/// features of one implementation (a file, its SQL) are checked by its own tests.
package enum StoreContract {
  /// One requirement; `check` throws if the store violates it.
  package struct Clause: Sendable, CustomStringConvertible {
    /// The requirement as a sentence.
    package let description: String
    /// Checks the requirement in a scenario with an empty store.
    package let check: @Sendable (StoreScenario) async throws -> Void

    init(_ sentence: String, _ check: @escaping @Sendable (StoreScenario) async throws -> Void) {
      description = sentence
      self.check = check
    }
  }

  /// All clauses.
  package static let clauses = watermarks + pulls + items + syncs + edits
}
