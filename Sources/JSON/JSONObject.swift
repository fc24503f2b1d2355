/// An object whose members keep their order.
///
/// No key occurs twice. Equality respects the order, as the written form does.
public struct JSONObject: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// One key with its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public let key: String
    /// The value.
    public var value: JSONValue

    /// Makes a member.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The members in their order.
  public private(set) var members: [Member]

  /// An object without members.
  public init() { members = [] }

  /// The members in the order given; of a repeated key the last value stays, in the first place.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    self.init()
    for (key, value) in members { set(key, value) }
  }

  /// The members in the order given.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }

  init(distinct members: [Member]) { self.members = members }

  /// The keys in their order.
  public var keys: [String] { members.map(\.key) }
  /// The number of members.
  public var count: Int { members.count }
  /// Whether there is no member.
  public var isEmpty: Bool { members.isEmpty }

  /// The value of `key`; setting keeps the key's place or appends, `nil` removes.
  public subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      if let newValue {
        set(key, newValue)
      } else {
        members.removeAll { $0.key == key }
      }
    }
  }

  /// Gives `key` the value, in its place if it is there, else at the end.
  public mutating func set(_ key: String, _ value: JSONValue) {
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = value
    } else {
      members.append(Member(key: key, value: value))
    }
  }

  /// A copy in which `key` has the value.
  public func setting(_ key: String, _ value: JSONValue) -> JSONObject {
    var copy = self
    copy.set(key, value)
    return copy
  }
}
