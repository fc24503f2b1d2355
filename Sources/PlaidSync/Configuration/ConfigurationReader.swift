import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncVault

/// Reads the values of a hand-written JSON file; every error names file, line, column and key.
struct ConfigurationReader {
  private let document: JSONDocument
  private let path: String
  private let environment: Environment

  /// The remedy of every error in the file.
  private let remedy: Remedy

  /// Parses a file's bytes; in errors, `what` names its kind, and `example` a complete file.
  init(
    _ bytes: [UInt8], path: String, environment: Environment, what: String = "A configuration",
    example: String = "config.example.json"
  ) throws(Failure) {
    remedy = "correct the file; \(example) shows a complete one"
    do {
      document = try JSONDocument(bytes)
    } catch {
      throw Failure(
        .configuration, "\(path):\(error.position(in: bytes)): \(error.message)",
        remedy: remedy)
    }
    guard case .object = document.value else {
      throw Failure(
        .configuration, "\(path):1:1: \(what) must be an object in braces.", remedy: remedy)
    }
    self.path = path
    self.environment = environment
  }

  /// Throws if an object has an unknown key; the error names the first one.
  func checkKeys(of place: JSONPath, known: [String]) throws(Failure) {
    guard let value = value(place) else { return }
    guard case .object(let object) = value else { throw wrongType(place, "an object in braces") }
    guard let unknown = object.keys.first(where: { !known.contains($0) }) else { return }
    let full = place.appending(.key(unknown))
    let guess = Spelling.closest(to: unknown, among: known)
      .map { "did you mean \"\(place.appending(.key($0)))\"?" }
    let names = known.map { "\"\($0)\"" }.joined(separator: ", ")
    throw Failure(
      .configuration, "\(located(full, atKey: true))there is no key \"\(full)\".",
      remedy: .advice(guess ?? "the keys here are \(names)"))
  }

  /// Reads a text; it must not be empty.
  func text(_ place: JSONPath) throws(Failure) -> String? {
    guard let value = value(place) else { return nil }
    guard let text = value.string, !text.isEmpty else { throw wrongType(place, "a text") }
    return text
  }

  /// Reads a text without white space.
  func word(_ place: JSONPath) throws(Failure) -> String? {
    guard let text = try text(place) else { return nil }
    guard !text.contains(where: \.isWhitespace) else {
      throw wrongType(place, "a word without spaces")
    }
    return text
  }

  /// Reads a list of at least one word.
  func words(_ place: JSONPath) throws(Failure) -> [String]? {
    guard let value = value(place) else { return nil }
    guard let elements = value.array, !elements.isEmpty else {
      throw wrongType(place, "a list of texts in brackets")
    }
    var words: [String] = []
    for index in elements.indices {
      let element = place.appending(.index(index))
      guard let word = try word(element) else { throw wrongType(element, "a text") }
      words.append(word)
    }
    return words
  }

  /// Reads a whole number within bounds.
  func int(_ place: JSONPath, in range: ClosedRange<Int>) throws(Failure) -> Int? {
    guard let value = value(place) else { return nil }
    guard let number = value.int, range.contains(number) else {
      throw wrongType(place, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The number of elements of a list; `nil` if it is missing.
  func count(_ place: JSONPath) throws(Failure) -> Int? {
    guard let value = value(place) else { return nil }
    guard let elements = value.array else { throw wrongType(place, "a list in brackets") }
    return elements.count
  }

  /// The keys of an object, in its order; none if it is missing.
  func keys(_ place: JSONPath) throws(Failure) -> [String] {
    guard let value = value(place) else { return [] }
    guard let object = value.object else { throw wrongType(place, "an object in braces") }
    return object.keys
  }

  /// Reads a probability from 0 through 1, with at most eight decimals.
  func probability(_ place: JSONPath) throws(Failure) -> Amount? {
    guard let value = value(place) else { return nil }
    let bounds = "a number from 0 to 1, with at most eight decimals"
    guard let text = value.number?.text else { throw wrongType(place, bounds) }
    do throws(AmountError) {
      let parsed = try Amount.parse(text)
      let isWithin = (0...Amount.unitsPerOne).contains(parsed.amount.rawValue)
      if isWithin && !parsed.isRounded { return parsed.amount }
    } catch {
      // A number that is not an amount is outside these bounds too.
    }
    throw wrongType(place, bounds)
  }

  /// Reads a Boolean.
  func bool(_ place: JSONPath) throws(Failure) -> Bool? {
    guard let value = value(place) else { return nil }
    guard let flag = value.bool else { throw wrongType(place, "true or false") }
    return flag
  }

  /// Reads a path; a relative one is resolved against the file's own folder.
  func path(_ place: JSONPath) throws(Failure) -> String? {
    guard let text = try text(place) else { return nil }
    return environment.path(text, from: PrivateFile.folder(of: path))
  }

  /// Reads the Plaid environment to call.
  func environment(_ place: JSONPath) throws(Failure) -> PlaidEnvironment? {
    guard let text = try word(place) else { return nil }
    do {
      return try PlaidEnvironment(parsing: text)
    } catch {
      throw Failure(
        .configuration, "\(located(place))\"\(place)\" cannot be \"\(text)\": \(error.clause).",
        remedy: error.remedy)
    }
  }

  /// Reads a secret's source: the secret as a text, or an object that says where it is kept.
  func secret(_ place: JSONPath) throws(Failure) -> SecretSource? {
    guard let value = value(place) else { return nil }
    guard case .object(let object) = value else {
      guard let text = value.string, !text.isEmpty else {
        throw wrongType(place, "a text, or where it is kept, such as {\"env\": \"NAME\"}")
      }
      return .text(Secret(text))
    }
    try checkKeys(of: place, known: ["env", "file", "command", "credential"])
    guard object.count == 1, let key = object.keys.first else {
      throw wrongType(
        place, "exactly one of \"env\", \"file\", \"command\" and \"credential\"")
    }
    let inner = place.appending(.key(key))
    switch key {
    case "env": if let name = try word(inner) { return .variable(name) }
    case "file": if let file = try path(inner) { return .file(file) }
    case "credential":
      if let name = try word(inner) {
        guard !name.contains("/"), !name.hasPrefix(".") else {
          throw wrongType(inner, "the name of a credential, without a folder")
        }
        return .credential(name)
      }
    default: if let command = try command(inner) { return .command(command) }
    }
    throw wrongType(inner, "a text")
  }

  /// The position of a value, or of its key, as the beginning of an error message.
  func located(_ place: JSONPath, atKey: Bool = false) -> String {
    let position = atKey ? document.keyPosition(of: place) : document.position(of: place)
    return position.map { "\(path):\($0): " } ?? "\(path): "
  }

  /// Reads a program and its arguments, which may be any texts.
  func command(_ place: JSONPath) throws(Failure) -> [String]? {
    guard let value = value(place) else { return nil }
    let words = value.array?.compactMap(\.string) ?? []
    guard words.count == value.array?.count, words.first?.isEmpty == false else {
      throw wrongType(place, "a list of texts: the program and its arguments")
    }
    return words
  }

  /// The value at a place; `nil` if it is missing or null.
  func value(_ place: JSONPath) -> JSONValue? {
    guard let value = document.value[path: place], !value.isNull else { return nil }
    return value
  }

  func wrongType(_ place: JSONPath, _ expected: String) -> Failure {
    Failure(
      .configuration, "\(located(place))\"\(place)\" must be \(expected).", remedy: remedy)
  }
}
