import Foundation
import TestSupport
import Testing

@Suite("A served sandbox with faults")
struct FaultyBankTests {
  @Test("a pull survives resets, refused connections, slow answers and bad gateways over TCP")
  func pull() async throws {
    let faults = """
      {"rules": [
        {"endpoint": "/item/get", "fault": "connection-refused", "seconds": 1, "calls": [1]},
        {"endpoint": "/accounts/get", "fault": "http-502", "calls": [1]},
        {"endpoint": "/transactions/sync", "fault": "slow-drip", "seconds": 1, "calls": [1]},
        {"endpoint": "/transactions/sync", "fault": "reset", "calls": [2, 3]},
        {"endpoint": "/transactions/sync", "fault": "rate-limit-retry-after", "calls": [5]}]}
      """
    try await Bank.open(user: "user_bulk_1200", faults: faults) { bank in
      let home = try bank.newHome("home")
      var ending = try home.run("pull", "-v")
      var talk = ending.error
      // The pauses are random: all of them may fall within the second of the refusal.
      for _ in 0..<20 where ending.status == 69 {
        ending = try home.run("pull", "-v")
        talk += ending.error
      }
      #expect(ending.status == 0, "\(talk)")
      #expect(try await Books.read(home.database).transactions.count == 1200)
      for reason in ["cannot be reached", "status 502", "Too many requests"] {
        #expect(talk.contains(reason), "\(reason): \(talk)")
      }
      let met = try bank.exchanges().compactMap { $0["fault"] as? String }
      #expect(met == ["http-502", "slow-drip", "reset", "reset", "rate-limit-retry-after"])
    }
  }

  @Test("the log has the original of an answer that is lost, line by line")
  func log() async throws {
    let faults = #"{"seed": 5, "random": {"reset": 0.2, "truncated-json": 0.1, "http-500": 0.2}}"#
    try await Bank.open(user: "user_bulk_20", faults: faults) { bank in
      for number in 1...5 { try bank.newHome("home\(number)").run("pull", "-q") }
      let exchanges = try bank.exchanges()
      #expect(exchanges.contains { $0["fault"] != nil })
      for exchange in exchanges {
        #expect(exchange["status"] as? Int == 200)
        #expect((exchange["response"] as? [String: Any])?["request_id"] is String)
      }
    }
  }

  @Test("an error in the file ends the program with its position")
  func mistake() throws {
    try TemporaryFolder.with { folder in
      let path = folder.file("faults.json")
      try "{\"rules\": [{\"fault\": \"resett\"}]}".write(
        toFile: path, atomically: true, encoding: .utf8)
      let ending = try Program(home: folder.path)
        .run("sandbox", "serve", "--port", "0", "--faults", path)
      #expect(ending.status == 78)
      #expect(ending.error.contains("\(path):1:22: there is no fault \"resett\""))
      #expect(ending.error.contains("did you mean \"reset\"?"))
      #expect(ending.output == "")
    }
  }
}
