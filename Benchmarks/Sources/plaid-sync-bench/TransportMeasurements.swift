/// Fetches pages over TLS and gzip on a warm connection; compare floor/transport.c.
struct TransportMeasurements {
  private static let rounds = 3
  private let setting: Setting

  init(_ setting: Setting) {
    self.setting = setting
  }

  func measure() async throws {
    let server = PageServer(setting.tlsURL, certificate: setting.certificate)
    // Opens the connection, which is not counted.
    _ = try await server.page(after: 0)
    var cpu = Measurement("transport.ours.cpu", in: "us/page")
    var wall = Measurement("transport.ours.wall", in: "us/page")
    for _ in 0..<Self.rounds {
      let (cpuBefore, wallBefore) = (Clock.cpu, Clock.wall)
      for cursor in 1..<setting.pages { _ = try await server.page(after: cursor) }
      cpu.add((Clock.cpu - cpuBefore) / Double(setting.pages - 1))
      wall.add((Clock.wall - wallBefore) / Double(setting.pages - 1))
    }
    await server.shutDown()
    cpu.report()
    wall.report()
  }
}
