import Foundation
import TestSupport
import Testing

/// Holds NOTICE against what Package.swift links.
@Suite("NOTICE")
struct NoticeTests {
  @Test("names every package in the version that is linked")
  func packages() throws {
    let lines = try Repository.text("NOTICE").split(separator: "\n").map(String.init)
    let packages = try Repository.text("Package.swift")
      .matches(of: /\.package\(url: ".*\/([^\/"]+)", exact: "([^"]+)"\)/)
    #expect(packages.count >= 4)
    for package in packages {
      let line = "\(package.1) \(package.2)"
      #expect(lines.contains(line), "NOTICE has no line \"\(line)\"")
    }
  }

  @Test("refers to licenses that are there, and to all of them")
  func licenses() throws {
    let named = Set(
      try Repository.text("NOTICE").matches(of: /Licenses\/([a-zA-Z_.]+txt)/).map {
        String($0.1)
      })
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: "Licenses").path)
    #expect(named == Set(files))
  }
}
