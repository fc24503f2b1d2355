/// An element of a page that could not be read, and why.
public struct PageProblem: Hashable, Sendable {
  /// The element's bytes in the page as received.
  public var raw: TextSlice
  /// The provider's id, if that much could be read.
  public var providerID: String?
  /// What is wrong with it, as a sentence.
  public var reason: String
  /// True when it came in the list of what was removed.
  public var isRemoval: Bool

  /// Describes a bad element.
  public init(raw: TextSlice, providerID: String?, reason: String, isRemoval: Bool = false) {
    self.raw = raw
    self.providerID = providerID
    self.reason = reason
    self.isRemoval = isRemoval
  }
}
