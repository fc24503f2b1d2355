/// The verb of a request, spelled as it goes over the wire.
///
/// An open set, because the listener must be able to hand on a verb nobody foresaw.
public struct HTTPMethod: Hashable, Sendable, RawRepresentable {
  /// The verb in capitals.
  public let rawValue: String

  /// Takes the verb as it is spelled on the wire; verbs are case-sensitive.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Reads a resource.
  public static let get = HTTPMethod(rawValue: "GET")
  /// Reads the headers of a resource only.
  public static let head = HTTPMethod(rawValue: "HEAD")
  /// Sends a body to be acted upon.
  public static let post = HTTPMethod(rawValue: "POST")
  /// Replaces a resource.
  public static let put = HTTPMethod(rawValue: "PUT")
  /// Changes a part of a resource.
  public static let patch = HTTPMethod(rawValue: "PATCH")
  /// Removes a resource.
  public static let delete = HTTPMethod(rawValue: "DELETE")
  /// Asks which verbs are allowed.
  public static let options = HTTPMethod(rawValue: "OPTIONS")
}

extension HTTPMethod: CustomStringConvertible {
  /// The verb itself.
  public var description: String { rawValue }
}
