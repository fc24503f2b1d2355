import Ledger

/// The file with the key that opens the access tokens: two lines of text, for its owner only.
///
/// The first line says what it is and in which version, the second has the key in hexadecimal.
public struct KeyFile: Hashable, Sendable {
  /// Where it is.
  public let path: String

  private static let header = "plaid-sync key 1"

  /// Names a key file, which need not exist yet.
  public init(path: String) {
    self.path = path
  }

  /// Makes the file with a new key; returns `false`, and changes nothing, when there is one.
  @discardableResult
  public func createIfMissing() throws(Failure) -> Bool {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<TokenKey.byteCount).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    let text = "\(KeyFile.header)\n\(KeyFile.hexadecimal(bytes))\n"
    return try PrivateFile.write(Array(text.utf8), to: path)
  }

  /// Checks that the file, if there is one, is private and holds a key; `doctor` asks for this.
  public func check() throws(Failure) {
    _ = try load()
  }

  /// The key; `nil` when there is no file.
  func load() throws(Failure) -> TokenKey? {
    guard let content = try PrivateFile.read(path) else { return nil }
    guard !content.isOpenToOthers else {
      throw Failure(
        .configuration,
        "The key file \(path) can be used by others (mode \(content.modeText)).",
        remedy: "chmod 600 \(path)")
    }
    var lines = content.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.first.map({ String(decoding: $0, as: UTF8.self) }) == KeyFile.header else {
      throw malformed("its first line is not \"\(KeyFile.header)\"")
    }
    guard lines.count == 2, let bytes = KeyFile.bytes(lines[1]), let key = TokenKey(bytes) else {
      throw malformed("its second line is not \(TokenKey.byteCount * 2) hexadecimal digits")
    }
    return key
  }

  /// The key, made now when there is none yet.
  func loadOrCreate() throws(Failure) -> TokenKey {
    if let key = try load() { return key }
    try createIfMissing()
    // Read it back even if it is ours: of two processes that make one, one has to take the other's.
    guard let key = try load() else {
      throw Failure(.inputOutput, "The key file \(path) vanished while it was made.")
    }
    return key
  }

  private func malformed(_ reason: String) -> Failure {
    Failure(
      .configuration, "The key file \(path) is damaged: \(reason).",
      remedy: "restore it from a backup, or move it away and link the items again")
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func bytes(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let digits = text.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == text.count, digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(digits[$0] * 16 + digits[$0 + 1])
    }
  }
}
