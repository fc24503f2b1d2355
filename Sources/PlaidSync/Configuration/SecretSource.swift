import JSON
import Ledger

/// Where a secret comes from: written down, or better, kept elsewhere.
public enum SecretSource: Hashable, Sendable {
  /// The text itself.
  case text(Secret)
  /// An environment variable.
  case variable(String)
  /// The first line of a file.
  case file(String)
  /// The first line of a credential that the service manager lends, by its name.
  case credential(String)
  /// The first line that a program prints; arguments, not a shell's line.
  case command([String])

  /// As it is written into a configuration.
  var json: JSONValue {
    switch self {
    case .text(let secret): .string(secret.reveal())
    case .variable(let name): ["env": .string(name)]
    case .file(let path): ["file": .string(path)]
    case .credential(let name): ["credential": .string(name)]
    case .command(let words): ["command": .array(words.map(JSONValue.string))]
    }
  }
}

extension SecretSource: CustomStringConvertible {
  /// Where it comes from, never what it is.
  public var description: String {
    switch self {
    case .text: "text in the configuration"
    case .variable(let name): "the environment variable \(name)"
    case .file(let path): "the file \(path)"
    case .credential(let name): "the credential \(name)"
    case .command(let words): "the command \(words.first ?? "")"
    }
  }
}
