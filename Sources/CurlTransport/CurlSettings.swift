import CPlaidSyncCurl
import PlaidSyncPorts

/// The settings that all transfers of one transport share.
struct CurlSettings: Sendable {
  /// The name that the program sends to servers.
  let userAgent: String
  /// A file of certificates to trust instead of the system's bundle, in addition to those in the
  /// system's certificate folder; `nil` uses the bundle.
  let caFile: String?
  /// Whether `http_proxy` and similar environment variables are used.
  let usesEnvironmentProxies: Bool

  /// Sets every option of `request`, and returns the header lines, which the transfer must own.
  func apply(
    to easy: UnsafeMutableRawPointer, for request: HTTPRequest, headerLines: inout [String]
  ) throws(TransportError) {
    try applyConnection(to: easy)
    try applyLimits(to: easy, request)
    try set(easy, CURLOPT_URL, try Self.safe(request.url, "address"))
    // Over TLS, transfers to one host wait until it is known whether the first connection can be
    // shared, instead of opening one each.
    try set(easy, CURLOPT_PIPEWAIT, request.url.lowercased().hasPrefix("https:") ? 1 : 0)
    try applyMethod(to: easy, request)
    headerLines = try Self.headerLines(of: request)
  }

  private func applyConnection(to easy: UnsafeMutableRawPointer) throws(TransportError) {
    try set(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    try set(easy, CURLOPT_FOLLOWLOCATION, 0)
    try set(easy, CURLOPT_SSL_VERIFYPEER, 1)
    try set(easy, CURLOPT_SSL_VERIFYHOST, 2)
    try set(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    try set(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    // Signals are for the program to handle, not for one of its threads.
    try set(easy, CURLOPT_NOSIGNAL, 1)
    // A transfer that is canceled while its name is being resolved must not delay the others.
    try set(easy, CURLOPT_QUICK_EXIT, 1)
    try set(easy, CURLOPT_USERAGENT, try Self.safe(userAgent, "user agent"))
    try set(easy, CURLOPT_ACCEPT_ENCODING, "gzip")
    // Large pieces save calls: a page of transactions has nearly a megabyte. This only affects
    // speed, so it is not an error if libcurl keeps its default buffer.
    _ = ccurl_set_long(easy, CURLOPT_BUFFERSIZE, 512 << 10)
    if let caFile { try set(easy, CURLOPT_CAINFO, caFile) }
    if !usesEnvironmentProxies { try set(easy, CURLOPT_PROXY, "") }
  }

  private func applyLimits(
    to easy: UnsafeMutableRawPointer, _ request: HTTPRequest
  ) throws(TransportError) {
    let connect = Self.milliseconds(request.connectTimeoutSeconds)
    try set(easy, CURLOPT_CONNECTTIMEOUT_MS, connect)
    try set(easy, CURLOPT_TIMEOUT_MS, Self.milliseconds(request.totalTimeoutSeconds))
    // Zero would mean "no limit"; the receiver counts anyway, this option only refuses earlier.
    let bytesMax = curl_off_t(max(1, request.bodyBytesMax))
    try check(ccurl_set_size(easy, CURLOPT_MAXFILESIZE_LARGE, bytesMax))
  }

  private func applyMethod(
    to easy: UnsafeMutableRawPointer, _ request: HTTPRequest
  ) throws(TransportError) {
    switch request.method {
    case .get where request.body.isEmpty:
      try set(easy, CURLOPT_HTTPGET, 1)
      return
    case .head:
      try set(easy, CURLOPT_NOBODY, 1)
      return
    case .post:
      try set(easy, CURLOPT_POST, 1)
    default:
      guard Self.isToken(request.method.rawValue) else {
        throw .invalidRequest("the method is not a word")
      }
      try set(easy, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
      guard !request.body.isEmpty else { return }
    }
    let code = request.body.withUnsafeBytes { bytes in
      ccurl_set_body(easy, bytes.baseAddress, bytes.count)
    }
    try check(code)
  }

  private static func headerLines(of request: HTTPRequest) throws(TransportError) -> [String] {
    var lines: [String] = []
    for field in request.headers.fields {
      guard isToken(field.name) else { throw .invalidRequest("a header's name is not a word") }
      let value = try safe(field.value, "header \(field.name)")
      // Without a value libcurl would drop the header; a semicolon makes it send an empty one.
      lines.append(value.isEmpty ? "\(field.name);" : "\(field.name): \(value)")
    }
    // Without these libcurl would wait for permission to send, and label every body a form.
    if request.headers["Expect"] == nil { lines.append("Expect:") }
    if request.headers["Content-Type"] == nil { lines.append("Content-Type:") }
    return lines
  }

  /// Refuses characters that would end a line early and so inject another header or request.
  private static func safe(_ text: String, _ what: String) throws(TransportError) -> String {
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
      throw .invalidRequest("the \(what) holds a control character")
    }
    return text
  }

  private static func isToken(_ text: String) -> Bool {
    let delimiters = "\"(),/:;<=>?@[\\]{}".utf8
    return !text.isEmpty
      && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !delimiters.contains($0) }
  }

  /// Whole milliseconds, at least one, because zero would mean "no limit".
  private static func milliseconds(_ seconds: Double) -> Int {
    guard seconds < 86_400 else { return 86_400_000 }
    return seconds > 0.001 ? Int(seconds * 1_000) : 1
  }

  private func set(
    _ easy: UnsafeMutableRawPointer, _ option: CURLoption, _ value: Int
  ) throws(TransportError) {
    try check(ccurl_set_long(easy, option, value))
  }

  private func set(
    _ easy: UnsafeMutableRawPointer, _ option: CURLoption, _ value: String
  ) throws(TransportError) {
    try check(ccurl_set_text(easy, option, value))
  }

  private func check(_ code: CURLcode) throws(TransportError) {
    guard code == CURLE_OK else { throw .unavailable(String(cString: curl_easy_strerror(code))) }
  }
}
