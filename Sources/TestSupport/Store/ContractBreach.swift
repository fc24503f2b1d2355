/// A violation of the store contract.
package struct ContractBreach: Error, CustomStringConvertible {
  package let description: String

  /// Creates an error that states what was expected and what happened.
  package init(_ description: String) { self.description = description }

  /// Throws unless a condition holds.
  package static func unless(_ holds: Bool, _ sentence: @autoclosure () -> String) throws {
    guard holds else { throw ContractBreach(sentence()) }
  }

  /// Throws unless two values are equal.
  package static func unlessEqual<Value: Equatable>(
    _ found: Value, _ expected: Value, _ about: String
  ) throws {
    guard found == expected else {
      throw ContractBreach("\(about): expected \(expected), found \(found)")
    }
  }

  /// Throws unless `body` fails.
  package static func unlessFails(
    _ about: String, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
  ) async throws {
    do { try await body() } catch { return }
    throw ContractBreach("\(about): it did not fail")
  }
}
