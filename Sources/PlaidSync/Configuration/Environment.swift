import Glibc
import PlaidSyncLedger

/// What a configuration takes from the process: variables, home, working folder and time zone.
public struct Environment: Sendable {
  /// The environment variables; an empty one counts as not set.
  public let variables: [String: String]
  /// The absolute path of the user's home folder.
  public let home: String
  /// The absolute path that relative paths in options and variables start from.
  public let workingFolder: String
  /// The machine's time zone, an IANA name.
  public let timeZone: String

  /// Creates an environment, for a test or on behalf of another user; otherwise use ``live()``.
  public init(
    variables: [String: String] = [:], home: String, workingFolder: String, timeZone: String = "UTC"
  ) {
    self.variables = variables
    self.home = home
    self.workingFolder = workingFolder
    self.timeZone = timeZone
  }

  /// The value of a variable; `nil` if it is not set or empty.
  public subscript(name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Returns the environment of this process.
  public static func live() -> Environment {
    let variables = variablesOfProcess()
    let folder = realpath(".", nil)
    defer { free(folder) }
    return Environment(
      variables: variables, home: home(variables),
      workingFolder: folder.map { String(cString: $0) } ?? ".",
      timeZone: timeZone(variables))
  }

  /// Returns the same environment with further variables, which replace those of the same name.
  func adding(_ variables: [String: String]) -> Environment {
    replacing(self.variables.merging(variables) { _, new in new })
  }

  /// Returns the same environment without some variables.
  func removing(_ names: Set<String>) -> Environment {
    replacing(variables.filter { !names.contains($0.key) })
  }

  private func replacing(_ variables: [String: String]) -> Environment {
    Environment(
      variables: variables, home: home, workingFolder: workingFolder, timeZone: timeZone)
  }

  /// Returns the absolute path for a path from the command line.
  package func absolutePath(_ text: String) -> String { path(text, from: workingFolder) }

  /// Makes a path absolute: `~/` is the home folder, and a relative path starts from `folder`.
  func path(_ text: String, from folder: String) -> String {
    if text == "~" { return home }
    if text.hasPrefix("~/") { return home + text.dropFirst(1) }
    return text.hasPrefix("/") ? text : "\(folder)/\(text)"
  }

  private static func variablesOfProcess() -> [String: String] {
    var result: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let pair = String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
      next += 1
    }
    return result
  }

  private static func home(_ variables: [String: String]) -> String {
    if let home = variables["HOME"], home.hasPrefix("/") { return home }
    guard let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir else { return "/" }
    return String(cString: folder)
  }

  /// `TZ` if it is a zone's name, else the zone that `/etc/localtime` points to, else UTC.
  private static func timeZone(_ variables: [String: String]) -> String {
    if let name = variables["TZ"], name.contains("/"), !name.hasPrefix("/") {
      return String(name.drop { $0 == ":" })
    }
    var buffer = [CChar](repeating: 0, count: 512)
    let count = readlink("/etc/localtime", &buffer, buffer.count)
    guard count > 0 else { return "UTC" }
    let target = String(
      decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard let range = target.firstRange(of: "zoneinfo/") else { return "UTC" }
    return String(target[range.upperBound...])
  }
}
