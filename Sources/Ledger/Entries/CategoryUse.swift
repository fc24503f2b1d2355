/// A category that transactions have, and where they have it from.
public struct CategoryUse: Hashable, Sendable {
  /// `nil`: transactions without one.
  public let category: String?
  /// `nil` where nobody gave one.
  public let origin: ValueOrigin?
  /// How many stand in the books, parts counted and not their wholes.
  public let count: Int

  /// Describes a category's use.
  public init(category: String?, origin: ValueOrigin?, count: Int) {
    self.category = category
    self.origin = origin
    self.count = count
  }
}
