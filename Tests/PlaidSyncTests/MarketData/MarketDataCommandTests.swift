import PlaidSyncLedger
import Testing

@testable import PlaidSync

@Suite("Programs that print rates and prices")
struct MarketDataCommandTests {
  private func run(_ script: String, secondsMax: Int = 60) async throws(Failure) -> MarketDataFile {
    var command = MarketDataCommand(
      key: "rates_command", words: ["/bin/sh", "-c", script],
      environment: Environment(variables: ["PATH": "/bin:/usr/bin"], home: "/", workingFolder: "/"))
    command.secondsMax = secondsMax
    return try await command.file(columns: ["date", "rate"], variables: ["SINCE": "2025-05-20"])
  }

  private func refusal(_ script: String, secondsMax: Int = 60) async throws -> String {
    do throws(Failure) {
      _ = try await run(script, secondsMax: secondsMax)
    } catch {
      return error.message
    }
    return "it was taken"
  }

  @Test("its output is read like a file, and its environment says what is needed")
  func reading() async throws {
    let file = try await run(#"echo date,rate; echo "$SINCE,1.5"; cat"#)
    #expect(file.rows.map { $0.mapValues(\.text) } == [["date": "2025-05-20", "rate": "1.5"]])
  }

  @Test("incomplete output is never imported")
  func unfinished() async throws {
    let rows = "echo date,rate; yes 2025-05-20,1.5"
    #expect(try await refusal("\(rows) | head -c 2000000").contains("more than 1048576 bytes"))
    #expect(try await refusal("\(rows) | head -n 3; exit 4").contains("it ended with status 4"))
    #expect(
      try await refusal("\(rows) | head -n 3; sleep 60", secondsMax: 1)
        .contains("it did not end within 1 s and was killed"))
    #expect(try await refusal("echo date,rate; echo 2025-05-20").hasPrefix("/bin/sh:2:"))
  }
}
