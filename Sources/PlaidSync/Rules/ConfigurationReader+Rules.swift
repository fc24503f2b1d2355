import PlaidSyncJSON
import PlaidSyncLedger

extension ConfigurationReader {
  /// Creates a reader of a file that Docs/rules.md describes; none of its keys is a path.
  static func rules(
    _ bytes: [UInt8], path: String, what: String
  ) throws(Failure) -> ConfigurationReader {
    try ConfigurationReader(
      bytes, path: path, environment: Environment(home: "/", workingFolder: "/"), what: what,
      example: "Docs/rules.md")
  }

  /// Reads one text or a list of texts.
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

  /// Reads an exact amount without a sign.
  func magnitude(_ place: JSONPath) throws(Failure) -> Amount? {
    guard let value = value(place) else { return nil }
    let kind = "an amount without a sign, with at most eight decimals"
    guard let text = value.number?.text ?? value.string else { throw wrongType(place, kind) }
    do throws(AmountError) {
      let amount = try Amount(text)
      if amount >= .zero { return amount }
    } catch {
      // A text that is not an amount gets the same error.
    }
    throw wrongType(place, kind)
  }
}
