/// What is owed, in the provider's word for the list it came in; ones unknown here are kept.
public struct LiabilityKind: Hashable, Sendable, CustomStringConvertible {
  /// A credit card.
  public static let credit = LiabilityKind("credit")
  /// A student loan.
  public static let student = LiabilityKind("student")
  /// A mortgage.
  public static let mortgage = LiabilityKind("mortgage")

  /// The word.
  public let word: String

  /// Takes any word.
  public init(_ word: String) { self.word = word }

  public var description: String { word }
}
