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

/// A program that prints a secret, such as a password manager's.
struct SecretCommand {
  /// The program and its arguments; no shell reads them.
  let words: [String]
  /// The variables that the program gets.
  let environment: Environment

  /// Runs the program; its errors and questions go to the terminal, its first line comes back.
  func run(for name: String) throws(Failure) -> Secret {
    let ending: ChildProgram.Ending
    do throws(ChildProgram.Problem) {
      ending = try ChildProgram(words, environment: environment).run()
    } catch {
      throw failure(name, error.reason)
    }
    guard ending.status < 128 else { throw failure(name, "signal \(ending.status - 128) ended it") }
    guard ending.status == 0 else { throw failure(name, "it ended with status \(ending.status)") }
    return SecretReader.firstLine(of: ending.output)
  }

  private func failure(_ name: String, _ reason: String) -> Failure {
    Failure(
      .configuration,
      "\(name) is to come from the command \(words[0]), which failed: \(reason).",
      remedy: "run it by hand, or change where \(name) comes from")
  }
}
