import PlaidSyncLedger

/// The file with the keys that open the access tokens: lines of text, accessible to its owner only.
///
/// The first line names the format and its version; each further one has a key in hexadecimal:
/// first the one to seal with, then those that tokens may still be sealed with.
package struct KeyFile: Hashable, Sendable {
  /// The path of the file.
  package let path: String

  private static let header = "plaid-sync key 1"

  /// Creates a reference to a key file, which need not exist yet.
  package init(path: String) {
    self.path = path
  }

  /// Creates the file with a new key; returns `false`, and changes nothing, if it exists already.
  @discardableResult
  package func createIfMissing() throws(Failure) -> Bool {
    try write([TokenKey.random()])
  }

  /// Adds a new key in front of the existing ones, or creates the file.
  func addKey() throws(Failure) {
    try FileLock.holding("\(path).lock") { () throws(Failure) in
      guard let ring = try load() else {
        _ = try createIfMissing()
        return
      }
      _ = try write([TokenKey.random()] + ring.keys, isReplacing: true)
    }
  }

  /// Removes all keys after the second one.
  ///
  /// The second newest key stays until the next rotation: a process that read it a moment ago may
  /// still store a token sealed with it, and tokens in copies of the database are sealed with it.
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

  /// Throws if the file exists but is not private or not valid; `doctor` calls this.
  package func check() throws(Failure) {
    _ = try load()
  }

  /// Reads the keys; `nil` if there is no file.
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

  /// Reads the keys; creates the file with the first one if there is none.
  func loadOrCreate() throws(Failure) -> KeyRing {
    if let ring = try load() { return ring }
    try createIfMissing()
    // Read it back even if it is ours: of two processes that create one, one must use the other's.
    guard let ring = try load() else {
      throw Failure(.inputOutput, "the key file \(path) disappeared while it was being created")
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

  /// Creates a ring of at least one key.
  init(keys: [TokenKey]) {
    precondition(!keys.isEmpty, "a key file holds a key")
    self.keys = keys
  }

  /// The key to seal with.
  var current: TokenKey { keys[0] }

  /// The key with the given id, which a sealed token contains; `nil` if it is not in the file.
  func key(named id: [UInt8]) -> TokenKey? { keys.first { $0.id == id } }
}
