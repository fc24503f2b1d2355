import PlaidSyncLedger

/// The user's crontab; only our own lines are changed, all others stay the same byte for byte.
package struct Crontab: Sendable {
  private static let begin = Array("# plaid-sync: begin".utf8)
  private static let end = Array("# plaid-sync: end".utf8)
  private static let lineFeed = UInt8(ascii: "\n")
  private let environment: Environment

  /// Creates access to the crontab of the environment's user; nothing is read yet.
  package init(in environment: Environment) {
    // The program's error messages are parsed, so they must be in English.
    self.environment = environment.adding(["LC_ALL": "C"])
  }

  /// Returns the minute at which the installed line runs; `nil` if none is installed.
  package func installedMinute() throws(Failure) -> Int? {
    let table = try read()
    return Self.ours(in: table).flatMap { place in
      let lines = table[place].split(separator: Self.lineFeed)
      return PullSchedule.minute(
        ofCrontabLine: String(decoding: lines.dropFirst().first ?? [], as: UTF8.self))
    }
  }

  /// Installs our line, in place of an earlier one or else at the end.
  package func install(_ line: String) throws(Failure) {
    let table = try read()
    try write(Self.installing(line, in: table), replacing: table)
  }

  /// Removes our line; returns whether there was one.
  package func remove() throws(Failure) -> Bool {
    // If the program does not exist, neither does a line.
    guard ChildProgram(["crontab"], environment: environment).isThere else { return false }
    let table = try read()
    guard let place = Self.ours(in: table) else { return false }
    var rest = table
    rest.removeSubrange(place)
    try write(rest, replacing: table)
    return true
  }

  /// Returns the table with our line.
  static func installing(_ line: String, in table: [UInt8]) -> [UInt8] {
    let block =
      [begin, Array(line.utf8), end].map { $0 + [lineFeed] }.reduce([], +)
    var result = table
    if let place = ours(in: table) {
      result.replaceSubrange(place, with: block)
    } else {
      if let last = table.last, last != lineFeed { result.append(lineFeed) }
      result += block
    }
    return result
  }

  /// The range of our lines, including the comments around them; one comment without the other does
  /// not count, because the lines after it may not be ours.
  static func ours(in table: [UInt8]) -> Range<Int>? {
    var start: Int?
    var place = 0
    while place < table.count {
      let next = table[place...].firstIndex(of: lineFeed).map { $0 + 1 } ?? table.count
      let line = table[place..<next].filter { $0 != lineFeed }
      if line == begin { start = place }
      if line == end, let start { return start..<next }
      place = next
    }
    return nil
  }

  private func read() throws(Failure) -> [UInt8] {
    let ending = try run(["crontab", "-l"], takesErrors: true)
    if ending.status == 0 { return ending.output }
    // Only a user who has no table may get a new one: an existing table would be lost.
    let words = String(decoding: ending.output, as: UTF8.self)
    guard words.contains("no crontab") || words.contains("No such file") else {
      throw Failure(
        .inputOutput, "the crontab cannot be read: crontab ended with \(ending.status)",
        remedy: .either("see `crontab -l`", or: .schedule(.systemd)), cause: words)
    }
    return []
  }

  private func write(_ table: [UInt8], replacing old: [UInt8]) throws(Failure) {
    guard table != old else { return }
    let ending = try run(["crontab", "-"], input: table)
    guard ending.status == 0 else {
      throw Failure(
        .cannotCreate, "the crontab could not be changed: crontab ended with \(ending.status)",
        remedy: .schedule(.crontabLine))
    }
  }

  private func run(
    _ words: [String], input: [UInt8]? = nil, takesErrors: Bool = false
  ) throws(Failure) -> ChildProgram.Ending {
    do throws(ChildProgram.Problem) {
      var program = ChildProgram(words, environment: environment)
      program.takesErrors = takesErrors
      return try program.run(input: input)
    } catch {
      throw Failure(
        .notFound, "the program crontab cannot be run: \(error.reason)",
        remedy: .either("install cron", or: .schedule(.systemd)))
    }
  }
}
