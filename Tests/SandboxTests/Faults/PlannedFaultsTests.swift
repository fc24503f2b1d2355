import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSyncSandbox

@Suite("PlannedFaults")
struct PlannedFaultsTests {
  private let sync = "/transactions/sync"

  /// The faults and events, by name, on each of `calls` calls to a path.
  private func occasions(
    _ faults: PlannedFaults, _ path: String, calls: Int
  ) -> [Int: [String]] {
    var found: [Int: [String]] = [:]
    for call in 1...calls {
      let injected = faults.faults(for: HTTPRequest(url: "http://bank" + path))
      if !injected.isEmpty { found[call] = injected.map(\.cause.name) }
    }
    return found
  }

  @Test("a rule applies always, on some calls or a number of times, only at its endpoint")
  func rules() {
    let always = PlannedFaults(FaultPlan([FaultRule(.fault(.reset), at: sync)]))
    #expect(occasions(always, sync, calls: 3) == [1: ["reset"], 2: ["reset"], 3: ["reset"]])
    #expect(occasions(always, "/item/get", calls: 3) == [:])
    let nth = PlannedFaults(FaultPlan([FaultRule(.fault(.reset), calls: [2, 5])]))
    #expect(occasions(nth, sync, calls: 6) == [2: ["reset"], 5: ["reset"]])
    #expect(occasions(nth, "/item/get", calls: 2) == [2: ["reset"]], "each endpoint has its count")
    let twice = PlannedFaults(FaultPlan([FaultRule(.fault(.http500), timesMax: 2)]))
    #expect(occasions(twice, sync, calls: 5) == [1: ["http-500"], 2: ["http-500"]])
    twice.plan = FaultPlan([FaultRule(.fault(.http500), calls: [1])])
    #expect(occasions(twice, sync, calls: 2) == [1: ["http-500"]], "the count restarted")
  }

  @Test("an answer has one fault, the first; data events are applied in addition")
  func several() {
    let faults = PlannedFaults(
      FaultPlan([
        FaultRule(.fault(.reset), calls: [1]), FaultRule(.fault(.http502), timesMax: 1),
        FaultRule(.dataEvent(.lateHistory), calls: [1]),
      ]))
    #expect(
      occasions(faults, sync, calls: 3) == [1: ["reset", "late-history"], 2: ["http-502"]],
      "a call that does not use the second rule does not count for it")
  }

  @Test("random faults follow from the seed and have the given probability")
  func probability() throws {
    let half = try Amount("0.25")
    var all: Set<[Int]> = []
    for seed in 1...20 as ClosedRange<UInt64> {
      let plan = FaultPlan(seed: seed, [FaultRule(.fault(.reset), probability: half)])
      let once = occasions(PlannedFaults(plan), sync, calls: 1000).keys.sorted()
      #expect(once == occasions(PlannedFaults(plan), sync, calls: 1000).keys.sorted())
      #expect((180...320).contains(once.count), "seed \(seed): \(once.count)")
      all.insert(once)
    }
    #expect(all.count == 20)
    let bounds = try [Amount("0"), Amount("1")].map { probability in
      let rule = FaultRule(.fault(.reset), probability: probability)
      return occasions(PlannedFaults(FaultPlan([rule])), sync, calls: 500).count
    }
    #expect(bounds == [0, 500])
  }

  @Test("random faults occur only at the endpoints of pulls, so that items can be linked")
  func random() throws {
    var plan = FaultPlan(seed: 3)
    plan.addRandom(try ExchangeFault.allCases.map { (.fault($0), try Amount("1")) })
    let faults = PlannedFaults(plan)
    for path in ExchangeFault.allEndpoints {
      let isPull = ExchangeFault.endpointsOfPulls.contains(path)
      #expect(occasions(faults, path, calls: 3).isEmpty != isPull, "\(path)")
    }
  }

  @Test("every cause has a unique name and can occur at an endpoint of a pull")
  func names() {
    let names = SandboxFault.Cause.names
    #expect(Set(names).count == names.count)
    for name in names {
      let cause = SandboxFault.Cause(named: name)
      #expect(cause?.name == name)
      #expect(cause?.endpoints.contains(sync) == true, "\(name)")
    }
    #expect(SandboxFault.Cause(named: "resett") == nil)
  }
}
