import Foundation
import JSON
import TestSupport
import Testing

/// Compares with `JSONDecoder`. The differences that are meant: we refuse repeated keys, commas
/// before a closing bracket, byte order marks and UTF-16 or UTF-32; and we keep numbers that
/// a `Decimal` does not hold.
@Suite("JSON beside Foundation")
struct FoundationDifferentialTests {
  @Test("random texts and damaged ones are accepted or refused alike, with the same values")
  func sameVerdictAndValues() {
    var accepted = 0
    var refused = 0
    for seed in 0..<3_000 {
      var random = RandomJSON(seed: seed)
      let whole = Array(random.text().utf8)
      check(whole, seed, &accepted, &refused)
      for _ in 0..<3 { check(random.damaged(whole), seed, &accepted, &refused) }
    }
    #expect(accepted > 3_000)
    #expect(refused > 3_000)
  }

  private func check(_ bytes: [UInt8], _ seed: Int, _ accepted: inout Int, _ refused: inout Int) {
    let theirs = Result { try JSONDecoder().decode(FoundationTree.self, from: Data(bytes)) }
    let shown = String(decoding: bytes, as: UTF8.self)
    do throws(JSONError) {
      let ours = try JSONValue.parse(bytes)
      accepted += 1
      switch theirs {
      case .success(let tree):
        let isSame = hasExtremeNumber(ours) || tree == FoundationTree(ours)
        #expect(isSame, "seed \(seed): \(shown)")
      case .failure(let error):
        #expect(hasExtremeNumber(ours), "seed \(seed): only we accept \(shown): \(error)")
      }
    } catch {
      refused += 1
      switch error.reason {
      case .duplicateKey, .unexpectedByte(UInt8(ascii: "]"), expected: .value),
        .unexpectedByte(UInt8(ascii: "}"), expected: .key):
        return
      default: break
      }
      let isTheirsRefused = if case .failure = theirs { true } else { false }
      #expect(isTheirsRefused, "seed \(seed): only we refuse \(shown): \(error)")
    }
  }

  private func hasExtremeNumber(_ value: JSONValue) -> Bool {
    switch value {
    case .number(let number): FoundationTree.decimal(number) == nil
    case .array(let elements): elements.contains(where: hasExtremeNumber)
    case .object(let object): object.members.contains { hasExtremeNumber($0.value) }
    default: false
    }
  }
}

/// What `JSONDecoder` makes of a text.
private enum FoundationTree: Decodable, Equatable {
  case null, bool(Bool), number(Decimal), string(String), array([Self]), object([String: Self])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
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

  /// The number, unless it is outside of what a `Decimal` holds exactly.
  static func decimal(_ number: JSONNumber) -> Decimal? {
    let exponent = number.text.lowercased().split(separator: "e").dropFirst().first ?? "0"
    guard let power = Int(exponent), abs(power) < 100, number.text.utf8.count < 38 else {
      return nil
    }
    return Decimal(string: number.text)
  }
}
