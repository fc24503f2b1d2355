import Glibc
import PlaidSyncLedger
import PlaidSyncVault
import TestSupport

@testable import PlaidSync

/// A home folder for one test, with variables and a configuration in its usual place.
struct Surroundings {
  let folder: TemporaryFolder

  /// Passes a temporary home to `body` and removes it afterward.
  static func with(_ body: (Surroundings) throws -> Void) throws {
    try TemporaryFolder.with { try body(Surroundings(folder: $0)) }
  }

  /// The path at which the configuration is expected.
  var configPath: String { folder.file(".config/plaid-sync/config.json") }

  /// Returns an environment with these variables and this home.
  func environment(_ variables: [String: String] = [:]) -> Environment {
    Environment(
      variables: variables, home: folder.path, workingFolder: folder.file("here"),
      timeZone: "Europe/Paris")
  }

  /// Writes a file below the home.
  func write(_ text: String, to name: String, mode: UInt32 = 0o600) throws {
    let path = folder.file(name)
    _ = try PrivateFile.write(Array(text.utf8), to: path, isReplacing: true)
    chmod(path, mode)
  }

  /// Loads the configuration with the given text in the usual place.
  func load(
    _ text: String?, _ variables: [String: String] = [:],
    _ options: ConfigurationOptions = ConfigurationOptions(), mode: UInt32 = 0o600
  ) throws -> Configuration {
    if let text { try write(text, to: ".config/plaid-sync/config.json", mode: mode) }
    return try Configuration.load(options, in: environment(variables))
  }

  /// Returns the failure of loading such a configuration as one text, with `~` for the folder.
  func refusal(
    _ text: String?, _ variables: [String: String] = [:],
    _ options: ConfigurationOptions = ConfigurationOptions(), mode: UInt32 = 0o600
  ) throws -> String? {
    do {
      _ = try load(text, variables, options, mode: mode)
      return nil
    } catch let failure as Failure {
      return lines(of: failure)
    }
  }

  /// Returns status, message and remedy of a failure, with `~` for the folder.
  func lines(of failure: Failure) -> String {
    let remedy = failure.remedy.map { "\n→ \($0)" } ?? ""
    let text = "\(failure.code.exitStatus) \(failure.message)\(remedy)"
    return text.split(separator: folder.path, omittingEmptySubsequences: false)
      .joined(separator: "~")
  }
}
