import Ledger

/// The user's crontab, of which only our own lines are touched; all others stay byte for byte.
public struct Crontab: Sendable {
  private static let begin = Array("# plaid-sync: begin".utf8)
  private static let end = Array("# plaid-sync: end".utf8)
  private static let lineFeed = UInt8(ascii: "\n")
  private let environment: Environment

  /// The crontab of the user of these surroundings.
  public init(in environment: Environment) {
    // What the program says is looked at, so it has to say it in English.
    self.environment = Environment(
      variables: environment.variables.merging(["LC_ALL": "C"]) { $1 }, home: environment.home,
      workingFolder: environment.workingFolder)
  }

  /// The minute that an installed line runs at.
  public func installedMinute() throws(Failure) -> Int? {
    let table = try read()
    return Self.ours(in: table).flatMap { place in
      let lines = table[place].split(separator: Self.lineFeed)
      return PullSchedule.minute(
        ofCrontabLine: String(decoding: lines.dropFirst().first ?? [], as: UTF8.self))
    }
  }

  /// Puts our line in: in the place of an earlier one, else at the end.
  public func install(_ line: String) throws(Failure) {
    let table = try read()
    try write(Self.installing(line, in: table), replacing: table)
  }

  /// Takes our line out; returns whether there was one.
  public func remove() throws(Failure) -> Bool {
    // Where there is no such program there is no line.
    guard ChildProgram(["crontab"], environment: environment).isThere else { return false }
    let table = try read()
    guard let place = Self.ours(in: table) else { return false }
    var rest = table
    rest.removeSubrange(place)
    try write(rest, replacing: table)
    return true
  }

  /// The table with our line.
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

  /// Where our lines are, with their marks; a mark without its partner is not ours, because what is
  /// behind it may be somebody's.
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
    // Only a user who has none may get a new one: any other table would be lost.
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
