/// A line of ledger text that cannot be understood.
package struct LedgerTextError: Error, CustomStringConvertible {
  /// The line as it stands.
  package let line: String
  /// What is wrong with it.
  package let reason: String

  package var description: String { "\(reason): \(line)" }
}
