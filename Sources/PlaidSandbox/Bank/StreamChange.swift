/// One step of an Item's append-only stream of changes.
struct StreamChange: Codable, Hashable, Sendable {
  /// What happened to the transaction.
  enum Kind: Int, Codable, Sendable {
    case added, modified, removed
  }

  /// What happened.
  let kind: Kind
  /// The place of the transaction in the Item.
  let index: Int

  /// Describes a step.
  init(_ kind: Kind, _ index: Int) {
    self.kind = kind
    self.index = index
  }

  init(from decoder: any Decoder) throws {
    let packed = try decoder.singleValueContainer().decode(Int.self)
    guard let kind = Kind(rawValue: packed & 3) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no such kind of change"))
    }
    self.init(kind, packed >> 2)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(index << 2 | kind.rawValue)
  }
}
