import FoundationEssentials
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncSandbox

/// A fault file: the faults to inject into a sandbox, in the format that Docs/faults.md describes.
struct FaultFile {
  private typealias Cause = SandboxFault.Cause

  private static let keys = ["seed", "rules", "random"]
  private static let ruleKeys = [
    "endpoint", "fault", "calls", "times", "probability", "seconds", "count",
  ]
  /// The endpoint of a rule that applies wherever its fault can occur.
  private static let everywhere = "*"

  private let reader: ConfigurationReader

  /// Reads a plan from a file; every error names file, line, column and key.
  static func plan(at path: String) throws -> FaultPlan {
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw Failure(.notFound, "the fault file \(path) cannot be read", cause: "\(error)")
    }
    return try plan(bytes, path: path)
  }

  /// Reads a plan from the bytes of a file.
  static func plan(_ bytes: [UInt8], path: String) throws(Failure) -> FaultPlan {
    // No key of a fault file is a path, so the base folder does not matter.
    let reader = try ConfigurationReader(
      bytes, path: path, environment: Environment(home: "/", workingFolder: "/"),
      what: "A fault file", example: "Docs/faults.md")
    return try FaultFile(reader: reader).plan()
  }

  private func plan() throws(Failure) -> FaultPlan {
    try reader.checkKeys(of: [], known: Self.keys)
    var plan = FaultPlan()
    plan.seed = UInt64(try reader.int(["seed"], in: 0...Int.max) ?? 1)
    for index in 0..<(try reader.count(["rules"]) ?? 0) {
      plan.rules.append(try rule(["rules", .index(index)]))
    }
    try reader.checkKeys(of: ["random"], known: Cause.names)
    var rates: [(Cause, Amount)] = []
    for name in try reader.keys(["random"]) {
      guard let rate = try reader.probability(["random", .key(name)]) else { continue }
      rates.append((try cause(name, at: ["random", .key(name)]), rate))
    }
    plan.addRandom(rates)
    return plan
  }

  private func rule(_ place: JSONPath) throws(Failure) -> FaultRule {
    try reader.checkKeys(of: place, known: Self.ruleKeys)
    let faultPlace = place.appending("fault")
    guard let name = try reader.word(faultPlace) else {
      throw reader.wrongType(place, "a rule with a \"fault\"")
    }
    let cause = try cause(name, at: faultPlace)
    var rule = FaultRule(cause, at: try endpoint(of: cause, place.appending("endpoint")))
    rule.calls = try calls(place.appending("calls"))
    rule.timesMax = try reader.int(place.appending("times"), in: 1...1_000_000)
    rule.probability = try reader.probability(place.appending("probability"))
    rule.seconds = try number("seconds", of: place, cause, isTaken: cause.takesSeconds, 1...3600)
    rule.count = try number("count", of: place, cause, isTaken: cause.takesCount, 1...1_000_000)
    return rule
  }

  private func cause(_ name: String, at place: JSONPath) throws(Failure) -> Cause {
    if let cause = Cause(named: name) { return cause }
    throw unknown(name, "fault", among: Cause.names, at: place)
  }

  /// The endpoint of a rule; `nil` means wherever the fault can occur.
  private func endpoint(of cause: Cause, _ place: JSONPath) throws(Failure) -> String? {
    guard let path = try reader.word(place), path != Self.everywhere else { return nil }
    guard ExchangeFault.allEndpoints.contains(path) else {
      throw unknown(path, "endpoint", among: ExchangeFault.allEndpoints, at: place)
    }
    guard cause.endpoints.contains(path) else {
      let places = cause.endpoints.prefix(3).joined(separator: ", ")
      throw Failure(
        .configuration, "\(reader.located(place))\"\(cause.name)\" cannot occur at \(path).",
        remedy: "choose an endpoint such as \(places), or \"*\"")
    }
    return path
  }

  private func calls(_ place: JSONPath) throws(Failure) -> Set<Int>? {
    guard let count = try reader.count(place) else { return nil }
    var calls: Set<Int> = []
    for index in 0..<count {
      let element = place.appending(.index(index))
      guard let call = try reader.int(element, in: 1...Int.max) else {
        throw reader.wrongType(element, "the number of a call, counted from 1")
      }
      calls.insert(call)
    }
    return calls
  }

  /// Reads `seconds` or `count`, which only some causes take.
  private func number(
    _ key: String, of place: JSONPath, _ cause: Cause, isTaken: Bool, _ range: ClosedRange<Int>
  ) throws(Failure) -> Int? {
    let inner = place.appending(.key(key))
    guard let number = try reader.int(inner, in: range) else { return nil }
    guard isTaken else {
      throw Failure(
        .configuration,
        "\(reader.located(inner, atKey: true))\"\(cause.name)\" has no \"\(key)\".",
        remedy: "leave the key out; Docs/faults.md says which faults have one")
    }
    return number
  }

  private func unknown(
    _ word: String, _ kind: String, among known: [String], at place: JSONPath
  ) -> Failure {
    let guess = Spelling.closest(to: word, among: known).map { "did you mean \"\($0)\"?" }
    return Failure(
      .configuration, "\(reader.located(place))there is no \(kind) \"\(word)\".",
      remedy: .advice(guess ?? "the \(kind)s are \(known.joined(separator: ", "))"))
  }
}
