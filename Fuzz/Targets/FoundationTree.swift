import Foundation
import PlaidSyncJSON

/// A text as `JSONDecoder` decodes it, or our value in the same form for comparison.
enum FoundationTree: Decodable, Equatable {
  case null, bool(Bool), number(Decimal), string(String), array([Self]), object([String: Self])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // A wrong guess at the kind is not an error: the next kind is tried, and the last one throws.
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Decimal.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([Self].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: Self].self))
    }
  }

  init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let number): self = .number(Self.decimal(number) ?? .nan)
    case .string(let text): self = .string(text)
    case .array(let elements): self = .array(elements.map(Self.init))
    case .object(let object):
      self = .object(
        Dictionary(uniqueKeysWithValues: object.members.map { ($0.key, Self($0.value)) }))
    }
  }

  /// Whether there is a number that a `Decimal` does not hold exactly.
  static func hasExtremeNumber(_ value: JSONValue) -> Bool {
    switch value {
    case .number(let number): decimal(number) == nil
    case .array(let elements): elements.contains(where: hasExtremeNumber)
    case .object(let object): object.members.contains { hasExtremeNumber($0.value) }
    default: false
    }
  }

  /// The number; `nil` if a `Decimal` does not hold it exactly.
  private static func decimal(_ number: JSONNumber) -> Decimal? {
    let exponent = number.text.lowercased().split(separator: "e").dropFirst().first ?? "0"
    guard let power = Int(exponent), abs(power) < 100, number.text.utf8.count < 38 else {
      return nil
    }
    return Decimal(string: number.text)
  }
}
