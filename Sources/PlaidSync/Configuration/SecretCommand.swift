import Ledger

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
