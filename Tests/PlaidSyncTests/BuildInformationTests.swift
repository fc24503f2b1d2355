import Testing

@testable import PlaidSync

@Suite("BuildInformation")
struct BuildInformationTests {
  @Test("a release names its commit")
  func release() {
    let build = BuildInformation(version: "1.2.3", commit: "1a2b3c4d", schemaVersion: 7)
    #expect(build.description == "1.2.3 (commit 1a2b3c4d, schema 7)")
  }

  @Test("a build that was not told its commit does not invent one")
  func development() {
    let build = BuildInformation(version: "1.2.3", commit: "", schemaVersion: 7)
    #expect(build.commit == nil)
    #expect(build.description == "1.2.3 (development build, schema 7)")
  }
}
