import PlaidSyncPorts

/// The header of an answer, collected line by line within limits.
struct ResponseHead {
  /// The maximum of lines, including continuations; more are an attack or a fault.
  static let fieldsMax = 200
  /// The maximum of bytes, including interim answers; more are an attack or a fault.
  static let bytesMax = 256 << 10

  /// The fields of the newest answer so far; those of interim answers (1xx) are discarded.
  private(set) var headers = HTTPHeaders()
  /// Whether any byte of an answer has arrived.
  var hasBegun: Bool { bytes > 0 }

  private var bytes = 0
  private var lines = 0
  private var isComplete = false

  /// Adds one line, including its line end; returns `false` if it is malformed or breaks a limit.
  mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
    bytes += line.count
    guard bytes <= Self.bytesMax else { return false }
    if line.starts(with: "HTTP/".utf8), isComplete || headers.fields.isEmpty {
      headers = HTTPHeaders()
      lines = 0
      isComplete = false
      return true
    }
    // A field after the empty line is a trailer, which is ignored.
    guard !isComplete else { return true }
    let content = Self.trimmed(line[...])
    guard !content.isEmpty else {
      isComplete = true
      return true
    }
    return add(content, isContinuation: Self.isSpace(line[line.startIndex]))
  }

  /// The capacity to reserve for the body, so that it usually need not be moved while it grows.
  func bodyBytesExpected(bodyBytesMax: Int) -> Int {
    let usual = 1 << 20
    guard let text = headers["Content-Length"], let length = Int(text), length >= 0 else {
      return min(usual, bodyBytesMax)
    }
    let isEncoded = headers["Content-Encoding"] != nil
    // Text compresses to about a tenth; small answers must not reserve a whole megabyte.
    let expected = isEncoded ? min(usual, length.multipliedClamping(by: 16)) : length
    return min(expected, bodyBytesMax)
  }

  private mutating func add(_ content: Slice<UnsafeRawBufferPointer>, isContinuation: Bool) -> Bool
  {
    lines += 1
    guard lines <= Self.fieldsMax else { return false }
    if isContinuation {
      // An obsolete way to fold a long field into lines.
      guard let last = headers.fields.last else { return false }
      let value = last.value + " " + Self.text(content)
      let field = HTTPHeaders.Field(name: last.name, value: value)
      headers = HTTPHeaders(headers.fields.dropLast() + [field])
      return true
    }
    guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let name = Self.trimmed(content[..<colon])
    let value = Self.trimmed(content[content.index(after: colon)...])
    headers.append(Self.text(name), Self.text(value))
    return true
  }

  private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func trimmed(
    _ bytes: Slice<UnsafeRawBufferPointer>
  ) -> Slice<UnsafeRawBufferPointer> {
    var rest = bytes.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return rest
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(byte)
  }
}

extension Int {
  /// The product, or the largest number if it does not fit.
  fileprivate func multipliedClamping(by factor: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? .max : product
  }
}
