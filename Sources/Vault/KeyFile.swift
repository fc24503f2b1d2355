import Ledger

/// The file with the keys that open the access tokens: lines of text, for its owner only.
///
/// The first line says what it is and in which version; each further one has a key in hexadecimal,
/// the one to seal with first, and behind it those that tokens may still be sealed with.
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
    try write([TokenKey.random()])
  }

  /// Puts a new key in front of those that there are.
  func addKey() throws(Failure) {
    try FileLock.holding("\(path).lock") { () throws(Failure) in
      guard let ring = try load() else {
        _ = try createIfMissing()
        return
      }
      _ = try write([TokenKey.random()] + ring.keys, isReplacing: true)
    }
  }

  /// Drops the keys behind the second one.
  ///
  /// The one before the newest stays until the next rotation: a process that took it a moment ago
  /// may store a token that it sealed with it, and copies of the database are sealed with it.
  func dropOldKeys() throws(Failure) {
    try FileLock.holding("\(path).lock") { () throws(Failure) in
      guard let ring = try load(), ring.keys.count > 2 else { return }
      _ = try write(Array(ring.keys.prefix(2)), isReplacing: true)
    }
  }

  private func write(_ keys: [TokenKey], isReplacing: Bool = false) throws(Failure) -> Bool {
    let lines = [KeyFile.header] + keys.map { KeyFile.hexadecimal($0.bytes) }
    let text = lines.map { $0 + "\n" }.joined()
    return try PrivateFile.write(Array(text.utf8), to: path, isReplacing: isReplacing)
  }

  /// Checks that the file, if there is one, is private and holds a key; `doctor` asks for this.
  public func check() throws(Failure) {
    _ = try load()
  }

  /// The keys; `nil` when there is no file.
  func load() throws(Failure) -> KeyRing? {
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
    guard lines.count > 1 else { throw malformed("it holds no key") }
    var keys: [TokenKey] = []
    for (index, line) in lines.enumerated().dropFirst() {
      guard let bytes = KeyFile.bytes(line), let key = TokenKey(bytes) else {
        throw malformed("line \(index + 1) is not \(TokenKey.byteCount * 2) hexadecimal digits")
      }
      keys.append(key)
    }
    return KeyRing(keys: keys)
  }

  /// The keys, the first one made now when there is none yet.
  func loadOrCreate() throws(Failure) -> KeyRing {
    if let ring = try load() { return ring }
    try createIfMissing()
    // Read it back even if it is ours: of two processes that make one, one has to take the other's.
    guard let ring = try load() else {
      throw Failure(.inputOutput, "the key file \(path) vanished while it was made")
    }
    return ring
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

/// The keys of a key file: the first one seals, all of them open.
struct KeyRing: Sendable {
  /// Newest first; never empty.
  let keys: [TokenKey]

  /// Takes at least one key.
  init(keys: [TokenKey]) {
    precondition(!keys.isEmpty, "a key file holds a key")
    self.keys = keys
  }

  /// The key that seals.
  var current: TokenKey { keys[0] }

  /// The key of a name, as a sealed token has it.
  func key(named id: [UInt8]) -> TokenKey? { keys.first { $0.id == id } }
}
