/// A JSON object whose members keep their order.
///
/// Keys are unique. Equality depends on the order, as the written form does.
package struct JSONObject: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// A key and its value.
  package struct Member: Hashable, Sendable {
    /// The member's key.
    package let key: String
    /// The member's value.
    package var value: JSONValue

    /// Creates a member from its key and value.
    package init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The members in order.
  package private(set) var members: [Member]

  /// Creates an object without members.
  package init() { members = [] }

  /// Creates an object from members; a repeated key keeps its first place and its last value.
  package init(_ members: some Sequence<(String, JSONValue)>) {
    self.init()
    for (key, value) in members { set(key, value) }
  }

  /// Creates an object from members in the given order.
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }

  init(distinct members: [Member]) { self.members = members }

  /// The keys in order.
  package var keys: [String] { members.map(\.key) }
  /// The number of members.
  package var count: Int { members.count }
  /// Whether there is no member.
  package var isEmpty: Bool { members.isEmpty }

  /// The value of `key`; setting a value keeps the key's place or appends it, `nil` removes it.
  package subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      if let newValue {
        set(key, newValue)
      } else {
        members.removeAll { $0.key == key }
      }
    }
  }

  /// Sets the value of `key`, in its place if the key exists, otherwise at the end.
  package mutating func set(_ key: String, _ value: JSONValue) {
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = value
    } else {
      members.append(Member(key: key, value: value))
    }
  }

  /// Returns a copy in which `key` has the value.
  package func setting(_ key: String, _ value: JSONValue) -> JSONObject {
    var copy = self
    copy.set(key, value)
    return copy
  }
}
