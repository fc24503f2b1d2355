import PlaidSyncJSON

/// Walks over the top level of a `/transactions/sync` page.
///
/// Even a page of the wrong shape is scanned to its end, so that broken JSON is always
/// distinguished from an unexpected shape; `finish` throws the first shape error.
struct SyncPageWalk {
  /// The keys of a page.
  enum Key: UInt8, CaseIterable {
    case added, modified, removed, accounts, nextCursor, hasMore, requestID, updateStatus, unknown

    /// The key's text in JSON.
    var text: StaticString {
      switch self {
      case .added: "added"
      case .modified: "modified"
      case .removed: "removed"
      case .accounts: "accounts"
      case .nextCursor: "next_cursor"
      case .hasMore: "has_more"
      case .requestID: "request_id"
      case .updateStatus: "transactions_update_status"
      case .unknown: ""
      }
    }
  }

  private var seen: UInt16 = 0
  private var shapeError: WireError?

  /// Enters the page; returns `false` if it is not an object, which is then skipped.
  mutating func enterPage(_ scanner: inout JSONScanner) throws(JSONError) -> Bool {
    let kind = try scanner.peek()
    if kind == .object {
      try scanner.enterObject()
      return true
    }
    note([], .wrongKind(expected: .object, found: kind))
    try scanner.skipValue()
    try scanner.finish()
    return false
  }

  /// Returns the next key; throws if a known key occurs twice, since either value might be meant.
  mutating func nextKey(_ scanner: inout JSONScanner) throws(JSONError) -> Key? {
    guard let text = try scanner.nextKey() else { return nil }
    for key in Key.allCases where key != .unknown && scanner.text(text, equals: key.text) {
      let bit: UInt16 = 1 << UInt16(key.rawValue)
      guard seen & bit == 0 else {
        throw JSONError(.duplicateKey(key.text.description), at: text.start - 1)
      }
      seen |= bit
      return key
    }
    return .unknown
  }

  /// Enters the array of `key`; returns `false` if it is something else, which is then skipped.
  mutating func enterList(_ key: Key, _ scanner: inout JSONScanner) throws(JSONError) -> Bool {
    guard try expect(.array, key, &scanner) else { return false }
    try scanner.enterArray()
    return true
  }

  /// Whether the value of `key` has the kind; if not, an error is recorded and the value skipped.
  mutating func expect(
    _ kind: JSONKind, _ key: Key, _ scanner: inout JSONScanner
  ) throws(JSONError) -> Bool {
    let found = try scanner.peek()
    if found == kind { return true }
    note([.key(key.text.description)], .wrongKind(expected: kind, found: found))
    try scanner.skipValue()
    return false
  }

  /// Throws the first shape error, or the error for the first required key that is missing.
  func finish(requiring keys: [Key]) throws(WireError) {
    if let shapeError { throw shapeError }
    for key in keys where seen & (1 << UInt16(key.rawValue)) == 0 {
      throw WireError(.transactionsSync, [.key(key.text.description)], .missing)
    }
  }

  private mutating func note(_ path: JSONPath, _ problem: WireError.Problem) {
    if shapeError == nil { shapeError = WireError(.transactionsSync, path, problem) }
  }
}
