import PlaidSyncJSON
import PlaidSyncLedger

/// Where a secret comes from: the configuration itself or, better, a place outside of it.
package enum SecretSource: Hashable, Sendable {
  /// The text itself.
  case text(Secret)
  /// An environment variable.
  case variable(String)
  /// The first line of a file.
  case file(String)
  /// The first line of a credential that the service manager provides, by its name.
  case credential(String)
  /// The first line that a program prints; a list of arguments, not a shell command.
  case command([String])

  /// The source as it is written in a configuration.
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
  /// Describes the source, never the secret.
  package var description: String {
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
  /// The environment that the program runs in.
  let environment: Environment

  /// Runs the program and returns the first line of its output; its errors and prompts go to the
  /// terminal.
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
      "\(name) is taken from the command \(words[0]), which failed: \(reason).",
      remedy: "run it by hand, or change where \(name) comes from")
  }
}
