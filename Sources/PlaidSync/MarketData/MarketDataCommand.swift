import Ledger

/// A program of the user's that prints figures as a file holds them.
struct MarketDataCommand {
  /// The key of the configuration that names it.
  let key: String
  /// The program and its arguments; no shell reads them.
  let words: [String]
  /// The variables that it gets; those that hold secrets are not among them.
  let environment: Environment
  /// How long it may take.
  var secondsMax = 60

  /// Runs the program; its errors go where ours go, what it prints comes back.
  func file(
    columns: [String], variables: [String: String]
  ) async throws(Failure) -> MarketDataFile {
    let given = Environment(
      variables: environment.variables.merging(variables) { _, new in new },
      home: environment.home, workingFolder: environment.workingFolder)
    let ending: ChildProgram.Ending
    do throws(ChildProgram.Problem) {
      ending = try await ChildProgram(words, environment: given)
        .run(input: [], secondsMax: secondsMax)
    } catch {
      throw failure(error.reason)
    }
    guard ending.status == 0 else { throw failure("it ended with status \(ending.status)") }
    // Half a figure would look like a whole one.
    guard ending.output.count < ChildProgram.outputBytesMax else {
      throw failure("it printed more than \(ChildProgram.outputBytesMax) bytes")
    }
    return try MarketDataFile(ending.output, name: words[0], columns: columns)
  }

  private func failure(_ reason: String) -> Failure {
    Failure(
      .configuration, "\"\(key)\": \(words[0]): \(reason); nothing was imported",
      remedy: "run it by hand, or correct \"\(key)\"")
  }
}
