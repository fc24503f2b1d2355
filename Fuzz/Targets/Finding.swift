/// An error found by a check: a bug in the product, or in the check itself.
package struct Finding: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }

  /// Throws a finding unless `isRight`.
  static func unless(_ isRight: Bool, _ sentence: @autoclosure () -> String) throws(Finding) {
    guard isRight else { throw Finding(sentence()) }
  }
}
