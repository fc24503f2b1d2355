import Ledger

/// Runs a program with the event on its standard input and in its variables.
struct CommandHook: NoticeHook {
  /// The program and its arguments; no shell reads them.
  let words: [String]
  /// The variables that it gets beside the event's; those that hold secrets are not among them.
  let environment: Environment
  /// How long it may take.
  var secondsMax = 30

  let name = "command"

  func deliver(_ event: NoticeEvent) async throws(Failure) {
    let given = Environment(
      variables: environment.variables.merging(event.variables) { _, new in new },
      home: environment.home, workingFolder: environment.workingFolder)
    let ending: ChildProgram.Ending
    do throws(ChildProgram.Problem) {
      ending = try await ChildProgram(words, environment: given)
        .run(input: event.bytes, secondsMax: secondsMax)
    } catch {
      throw failed(error.reason)
    }
    guard ending.status == 0 else { throw failed("it ended with status \(ending.status)") }
  }

  func check() throws(Failure) {
    guard ChildProgram(words, environment: environment).isThere else {
      throw failed("there is no such program")
    }
  }

  private func failed(_ reason: String) -> Failure {
    failure(
      "\(words[0]): \(reason)", remedy: "correct \"notify.command\", then `plaid-sync notify test`")
  }
}
