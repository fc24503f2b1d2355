/// One request, with the limits it has to keep.
public struct HTTPRequest: Equatable, Sendable {
  /// The verb.
  public var method: HTTPMethod
  /// The whole address when sending; a responder may be given the path and query only.
  public var url: String
  /// The header fields beside those the transport adds itself.
  public var headers: HTTPHeaders
  /// The body; empty if there is none.
  public var body: [UInt8]
  /// How long reaching the server may take, name look-up and TLS included.
  public var connectTimeoutSeconds: Double
  /// How long the whole exchange may take.
  public var totalTimeoutSeconds: Double
  /// The largest response body that is accepted, after decompression.
  public var bodyBytesMax: Int

  /// Makes a request; the limits fit a large page of a slow bank.
  public init(
    method: HTTPMethod = .get, url: String, headers: HTTPHeaders = HTTPHeaders(),
    body: [UInt8] = [], connectTimeoutSeconds: Double = 10, totalTimeoutSeconds: Double = 60,
    bodyBytesMax: Int = 64 << 20
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.connectTimeoutSeconds = connectTimeoutSeconds
    self.totalTimeoutSeconds = totalTimeoutSeconds
    self.bodyBytesMax = bodyBytesMax
  }

  /// The path of `url`, without host, query and fragment, still percent-encoded; `/` if empty.
  public var path: String {
    let path = target.prefix { $0 != UInt8(ascii: "?") }
    return path.isEmpty ? "/" : String(Substring(path))
  }

  /// What follows the `?` in `url`, still percent-encoded; `nil` without one.
  public var query: String? {
    guard let watermark = target.firstIndex(of: UInt8(ascii: "?")) else { return nil }
    return String(Substring(target[target.index(after: watermark)...]))
  }

  /// Path and query: everything behind scheme and host, up to the fragment.
  private var target: Substring.UTF8View {
    let whole = url.utf8.prefix { $0 != UInt8(ascii: "#") }
    let slash = UInt8(ascii: "/")
    guard whole.first != slash else { return whole }
    guard let colon = whole.firstIndex(of: UInt8(ascii: ":")) else { return whole }
    let rest = whole[whole.index(after: colon)...]
    guard rest.starts(with: [slash, slash]) else { return whole }
    return rest.dropFirst(2).drop { $0 != slash && $0 != UInt8(ascii: "?") }
  }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Verb, path and size only: headers, query and body may hold secrets and never reach a log.
  public var description: String { "\(method) \(path) (\(body.count) bytes)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

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
