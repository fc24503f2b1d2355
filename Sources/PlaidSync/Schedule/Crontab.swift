import Ledger

/// The user's crontab, of which only our own lines are touched.
public struct Crontab: Sendable {
  private static let begin = "# plaid-sync: begin"
  private static let end = "# plaid-sync: end"
  private let environment: Environment

  /// The crontab of the user of these surroundings.
  public init(in environment: Environment) {
    self.environment = environment
  }

  /// Puts our line in, in place of an earlier one.
  public func install(_ line: String) throws(Failure) {
    let text = try read()
    let rest = Self.withoutOurs(text)
    try write(rest + "\(Self.begin)\n\(line)\n\(Self.end)\n", replacing: text)
  }

  /// Takes our line out; returns whether there was one.
  public func remove() throws(Failure) -> Bool {
    let text = try read()
    let rest = Self.withoutOurs(text)
    try write(rest, replacing: text)
    return rest != text
  }

  /// The text without the lines between our marks; a mark without its partner stays, because what
  /// is behind it may be somebody's.
  static func withoutOurs(_ text: String) -> String {
    var kept: [Substring] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    if lines.last?.isEmpty == true { lines.removeLast() }
    while let line = lines.popFirst() {
      if line == begin, let place = lines.firstIndex(where: { $0 == end }) {
        lines = lines[(place + 1)...]
      } else {
        kept.append(line)
      }
    }
    return kept.map { $0 + "\n" }.joined()
  }

  private func read() throws(Failure) -> String {
    // Without a crontab the program says so and ends with 1: that is an empty one.
    let ending = try run(["crontab", "-l"], isSilent: true)
    return ending.status == 0 ? String(decoding: ending.output, as: UTF8.self) : ""
  }

  private func write(_ text: String, replacing old: String) throws(Failure) {
    guard text != old else { return }
    let ending = try run(["crontab", "-"], input: Array(text.utf8))
    guard ending.status == 0 else {
      throw Failure(
        .cannotCreate, "the crontab could not be changed: crontab ended with \(ending.status)",
        remedy: "put the line of `plaid-sync cron print` in with `crontab -e`")
    }
  }

  private func run(
    _ words: [String], input: [UInt8]? = nil, isSilent: Bool = false
  ) throws(Failure) -> ChildProgram.Ending {
    do throws(ChildProgram.Problem) {
      return try ChildProgram(words, environment: environment).run(input: input, isSilent: isSilent)
    } catch {
      throw Failure(
        .notFound, "the program crontab cannot be run: \(error.reason)",
        remedy: "install cron, or use --systemd")
    }
  }
}
