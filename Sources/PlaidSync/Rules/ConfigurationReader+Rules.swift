import JSON
import Ledger

extension ConfigurationReader {
  /// Reads a file that Docs/rules.md describes; no key of it is a path.
  static func rules(
    _ bytes: [UInt8], path: String, what: String
  ) throws(Failure) -> ConfigurationReader {
    try ConfigurationReader(
      bytes, path: path, environment: Environment(home: "/", workingFolder: "/"), what: what,
      example: "Docs/rules.md")
  }

  /// One text, or a list of them.
  func texts(_ place: JSONPath) throws(Failure) -> [String]? {
    guard let value = value(place) else { return nil }
    guard let elements = value.array else { return try text(place).map { [$0] } }
    guard !elements.isEmpty else { throw wrongType(place, "a text, or a list of texts") }
    var texts: [String] = []
    for index in elements.indices {
      let element = place.appending(.index(index))
      guard let text = try text(element) else { throw wrongType(element, "a text") }
      texts.append(text)
    }
    return texts
  }

  /// An exact amount without a sign.
  func magnitude(_ place: JSONPath) throws(Failure) -> Amount? {
    guard let value = value(place) else { return nil }
    let kind = "an amount without a sign, with eight decimals at most"
    guard let text = value.number?.text ?? value.string else { throw wrongType(place, kind) }
    do throws(AmountError) {
      let amount = try Amount(text)
      if amount >= .zero { return amount }
    } catch {
      // What is no amount is told in the same words.
    }
    throw wrongType(place, kind)
  }
}
