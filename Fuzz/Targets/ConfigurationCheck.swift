import Foundation
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// Reads a configuration file and checks that the outcome is valid, whether accepted or refused.
struct ConfigurationCheck {
  private let bytes: [UInt8]

  /// A file for this check alone, since tests run in parallel; in memory if the system allows it.
  private let path: String

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let folder = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    path = "\(folder)/plaid-sync-fuzz-\(UUID().uuidString).json"
  }

  func run() throws(Finding) {
    defer { unlink(path) }
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(bytes), attributes: attributes)
    else { throw Finding("\(path) cannot be written") }
    let outcome = Result { () throws(Failure) in
      try Configuration.load(
        ConfigurationOptions(configPath: path),
        in: Environment(home: "/home/fuzz", workingFolder: "/work"))
    }
    switch outcome {
    case .success(let configuration): try check(configuration)
    case .failure(let failure): try check(failure)
    }
  }

  /// An accepted file is JSON, and every value is within its bounds.
  private func check(_ configuration: Configuration) throws(Finding) {
    // Why it is not JSON does not matter: it must be.
    guard let root = try? JSONValue.parse(bytes), root.kind == .object else {
      throw Finding("accepted, but it is not an object")
    }
    let plaid = root["plaid"]
    let words = configuration.products + configuration.countryCodes + [configuration.language]
    try Finding.unless(
      !configuration.products.isEmpty && !configuration.countryCodes.isEmpty
        && words.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) },
      "a word is not one of the allowed words: \(words)")
    let numbers = [configuration.historyDays, configuration.concurrency]
    let expected = [plaid?["days_requested"]?.int ?? 730, root["concurrency"]?.int ?? 8]
    try Finding.unless(
      numbers == expected && (1...730).contains(numbers[0]) && (1...64).contains(numbers[1]),
      "the numbers are \(numbers)")
    for path in [configuration.databasePath, configuration.keyPath] {
      try Finding.unless(path.hasPrefix("/"), "a path is not absolute: \(path)")
    }
    let url = configuration.baseURL
    try Finding.unless(
      url.hasPrefix("https://") || (url.hasPrefix("http://") && configuration.isLocal),
      "secrets would go to \(url)")
  }

  /// A refusal states the position in the file and does not reveal the secret.
  private func check(_ failure: Failure) throws(Finding) {
    try Finding.unless(failure.code == .configuration, "the failure is \(failure)")
    let place = failure.message.dropFirst(path.count).split(separator: ":").prefix(2)
    let lines = bytes.count { $0 == 0x0A } + 1
    let isPlaced = place.count == 2 && place.allSatisfy { (Int($0) ?? 0) > 0 }
    try Finding.unless(
      failure.message.hasPrefix(path + ":") && isPlaced && (Int(place[0]) ?? 0) <= lines,
      "no position in: \(failure.message)")
    // A text that is not JSON has no secret to reveal.
    guard let root = try? JSONValue.parse(bytes), let secret = root["plaid"]?["secret"]?.string,
      secret.utf8.count > 20
    else { return }
    try Finding.unless(!failure.message.contains(secret), "the message reveals the secret")
  }
}
