import Glibc
import PlaidSyncLedger
import PlaidSyncVault
import Synchronization

/// Fetches secrets from their sources, each at most once.
///
/// A class, so that secrets are cached: a command may prompt its user and must not run for every
/// request.
final class SecretReader: Sendable {
  private let environment: Environment
  private let known = Mutex<[SecretSource: Secret]>([:])

  init(environment: Environment) {
    self.environment = environment
  }

  /// Returns the secret; errors call it `name`.
  func read(_ source: SecretSource, as name: String) throws(Failure) -> Secret {
    if let secret = known.withLock({ $0[source] }) { return secret }
    let secret = try fetch(source, name)
    guard !secret.reveal().isEmpty else {
      throw Failure(.configuration, "\(name) is empty: it comes from \(source).")
    }
    known.withLock { $0[source] = secret }
    return secret
  }

  private func fetch(_ source: SecretSource, _ name: String) throws(Failure) -> Secret {
    switch source {
    case .text(let secret):
      return secret
    case .variable(let variable):
      guard let value = environment[variable] else {
        throw Failure(
          .configuration, "\(name) is taken from \(source), which is not set.",
          remedy: "set \(variable), or change where \(name) comes from")
      }
      return Secret(value)
    case .file(let path):
      return try firstLine(ofFile: path, name)
    case .credential(let credential):
      guard let folder = environment["CREDENTIALS_DIRECTORY"], folder.hasPrefix("/") else {
        throw Failure(
          .configuration,
          "\(name) is taken from \(source), but there is no CREDENTIALS_DIRECTORY.",
          remedy: .either(
            "run it as a systemd service with LoadCredential=\(credential):PATH",
            or: "change where \(name) comes from"))
      }
      return try firstLine(ofFile: "\(folder)/\(credential)", name)
    case .command(let words):
      return try SecretCommand(words: words, environment: environment).run(for: name)
    }
  }

  private func firstLine(ofFile path: String, _ name: String) throws(Failure) -> Secret {
    guard let content = try PrivateFile.read(path) else {
      throw Failure(
        .configuration, "\(name) is taken from the file \(path), which does not exist.",
        remedy: "create it with mode 600, or change where \(name) comes from")
    }
    guard !content.isOpenToOthers || isKeptByTheSystem(path) else {
      throw Failure(
        .configuration,
        "The file \(path), which holds \(name), can be used by others (mode \(content.modeText)).",
        remedy: "chmod 600 \(path)")
    }
    return SecretReader.firstLine(of: content.bytes)
  }

  /// Service managers and containers provide secrets in folders that nobody else can reach, often
  /// with file modes that look open and cannot be changed.
  private func isKeptByTheSystem(_ path: String) -> Bool {
    let folders = ["/run/secrets", environment["CREDENTIALS_DIRECTORY"]].compactMap { $0 }
    return folders.contains { path.hasPrefix($0 + "/") } && !path.contains("/../")
  }

  static func firstLine(of bytes: [UInt8]) -> Secret {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return Secret(String(decoding: line, as: UTF8.self))
  }
}
