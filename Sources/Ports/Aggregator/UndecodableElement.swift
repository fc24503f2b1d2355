/// An element of a provider's answer that could not be read; the rest of the answer could.
public struct UndecodableElement: Hashable, Sendable {
  /// The lists in which elements come.
  public enum List: String, Hashable, Sendable, CaseIterable {
    case accounts, securities, holdings, trades, liabilities
  }

  /// Which list it was in.
  public let list: List
  /// The provider's id of the element, if it has one and that much could be read.
  public let providerID: String?
  /// What is wrong with it, as a sentence.
  public let reason: String
  /// The element's JSON, with every number's digits as they came.
  public let raw: [UInt8]

  /// Describes an element.
  public init(list: List, providerID: String?, reason: String, raw: [UInt8]) {
    self.list = list
    self.providerID = providerID
    self.reason = reason
    self.raw = raw
  }
}
