import Foundation
import Testing

/// Days of a household with every possible fault, compared at the end with the books of a model.
///
/// `SIM_SEED=7` repeats one history, `SIM_DAYS=100000` runs more of them.
@Suite("A simulation of unattended years")
struct SimulationTests {
  static let days = number("SIM_DAYS") ?? 2_000
  static let seed = number("SIM_SEED")

  @Test("after any faults, one good pull gives the books of a model without faults")
  func simulate() async throws {
    var tally = Simulation.Tally()
    var seed = Self.seed ?? 1
    repeat {
      try await Simulation.run(seed: UInt64(seed), &tally)
      seed += 1
    } while Self.seed == nil && tally.days < Self.days
    print("simulated: \(tally)")
    // Histories without faults would prove nothing.
    if Self.seed == nil {
      #expect(tally.failures > 0 && tally.crashes > 0 && tally.edits > 0 && tally.late > 0)
    }
  }

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }
}
