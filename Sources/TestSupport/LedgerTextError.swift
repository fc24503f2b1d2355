/// A line of ledger text that cannot be parsed.
package struct LedgerTextError: Error, CustomStringConvertible {
  /// The line as written.
  package let line: String
  /// What is wrong with it.
  package let reason: String

  package var description: String { "\(reason): \(line)" }
}
