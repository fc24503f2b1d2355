/// What a check found wrong: a bug in the product, or a judgement that has to be thought over.
package struct Finding: Error, CustomStringConvertible {
  /// The sentence.
  package let description: String

  /// Finds something.
  init(_ description: String) { self.description = description }

  /// Finds something unless `isRight`.
  static func unless(_ isRight: Bool, _ sentence: @autoclosure () -> String) throws(Finding) {
    guard isRight else { throw Finding(sentence()) }
  }
}
