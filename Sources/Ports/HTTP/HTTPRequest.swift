/// An HTTP request with its limits.
package struct HTTPRequest: Equatable, Sendable {
  /// The method.
  package var method: HTTPMethod
  /// The full URL when sending; a responder may receive only the path and query.
  package var url: String
  /// The header fields, in addition to those that the transport adds.
  package var headers: HTTPHeaders
  /// The body; empty if there is none.
  package var body: [UInt8]
  /// The time limit for connecting to the server, including name lookup and TLS.
  package var connectTimeoutSeconds: Double
  /// The time limit for the whole exchange.
  package var totalTimeoutSeconds: Double
  /// The maximum size of the response body, after decompression.
  package var bodyBytesMax: Int

  /// Creates a request; the default limits suit a large page from a slow bank.
  package init(
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

  /// The path of `url`, without host, query and fragment, percent-encoded; `/` if empty.
  package var path: String {
    let path = target.prefix { $0 != UInt8(ascii: "?") }
    return path.isEmpty ? "/" : String(Substring(path))
  }

  /// The part of `url` after the `?`, percent-encoded; `nil` without one.
  package var query: String? {
    guard let questionMark = target.firstIndex(of: UInt8(ascii: "?")) else { return nil }
    return String(Substring(target[target.index(after: questionMark)...]))
  }

  /// Path and query: everything after scheme and host, up to the fragment.
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
  /// Method, path and size only: headers, query and body may contain secrets, which must not be
  /// logged.
  package var description: String { "\(method) \(path) (\(body.count) bytes)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// An HTTP method, spelled as in the request.
///
/// An open set, because the listener must be able to pass on methods that are unknown here.
package struct HTTPMethod: Hashable, Sendable, RawRepresentable {
  /// The method as spelled in the request, usually in upper case.
  package let rawValue: String

  /// Creates a method as spelled in the request; methods are case-sensitive.
  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Reads a resource.
  package static let get = HTTPMethod(rawValue: "GET")
  /// Reads the headers of a resource only.
  package static let head = HTTPMethod(rawValue: "HEAD")
  /// Sends a body to be processed.
  package static let post = HTTPMethod(rawValue: "POST")
  /// Replaces a resource.
  package static let put = HTTPMethod(rawValue: "PUT")
  /// Changes part of a resource.
  package static let patch = HTTPMethod(rawValue: "PATCH")
  /// Removes a resource.
  package static let delete = HTTPMethod(rawValue: "DELETE")
  /// Asks which methods are allowed.
  package static let options = HTTPMethod(rawValue: "OPTIONS")
}

extension HTTPMethod: CustomStringConvertible {
  /// The method itself.
  package var description: String { rawValue }
}
