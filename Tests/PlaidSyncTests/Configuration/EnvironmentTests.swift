import Testing

@testable import PlaidSync

@Suite("Environment")
struct EnvironmentTests {
  @Test("the process's own environment is complete")
  func live() {
    let live = Environment.live()
    #expect(live["PATH"] != nil)
    #expect(live.home.hasPrefix("/"))
    #expect(live.workingFolder.hasPrefix("/"))
    #expect(!live.timeZone.isEmpty)
  }

  @Test("an empty variable counts as not set")
  func emptyVariable() {
    let it = Environment(variables: ["A": "", "B": "b"], home: "/h", workingFolder: "/w")
    #expect(it["A"] == nil)
    #expect(it["B"] == "b")
    #expect(it["C"] == nil)
  }

  @Test("variables are added and removed, and everything else stays")
  func variables() {
    let it = Environment(
      variables: ["A": "a", "B": "b"], home: "/h", workingFolder: "/w", timeZone: "Asia/Tokyo")
    let more = it.adding(["B": "new", "C": "c"])
    let less = it.removing(["A", "Z"])
    #expect(more.variables == ["A": "a", "B": "new", "C": "c"])
    #expect(less.variables == ["B": "b"])
    for other in [more, less] {
      #expect([other.home, other.workingFolder, other.timeZone] == ["/h", "/w", "Asia/Tokyo"])
    }
  }

  @Test(
    "paths become absolute",
    arguments: [
      ("~", "/h"), ("~/a", "/h/a"), ("/a", "/a"), ("a/b", "/w/a/b"), ("~other", "/w/~other"),
    ])
  func paths(text: String, path: String) {
    let it = Environment(home: "/h", workingFolder: "/w")
    #expect(it.path(text, from: it.workingFolder) == path)
  }
}
