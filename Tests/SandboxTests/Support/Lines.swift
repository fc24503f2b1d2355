import Synchronization

/// Collects logged lines.
final class Lines: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  /// Adds a line.
  func append(_ line: [UInt8]) { bytes.withLock { $0 += line } }

  /// All lines.
  var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
}
