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
