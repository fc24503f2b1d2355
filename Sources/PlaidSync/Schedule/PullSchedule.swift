import Ledger

/// When pulls run by themselves, as a crontab line or as a systemd timer.
public struct PullSchedule: Hashable, Sendable {
  /// How many hours lie between two pulls: a divisor of 24.
  public let everyHours: Int
  /// The minute of the hour; a chance one, so that not everybody asks at once.
  public let minute: Int
  /// The program and its arguments.
  public let words: [String]

  /// The hours that divide a day.
  public static let hoursAllowed = [1, 2, 3, 4, 6, 8, 12, 24]

  /// Plans pulls of a configuration.
  ///
  /// - Parameter program: the path of this program.
  public init(everyHours: Int, minute: Int, program: String, configuration: Configuration) {
    precondition(Self.hoursAllowed.contains(everyHours), "the hours divide a day")
    self.everyHours = everyHours
    self.minute = minute
    // Cron and systemd know little of the environment of a login: paths are named.
    words = [
      program, "pull", "--quiet", "--config", configuration.filePath, "--db",
      configuration.databasePath,
    ]
  }

  /// One line of a crontab.
  public var crontabLine: String {
    let hours = everyHours == 24 ? "4" : everyHours == 1 ? "*" : "*/\(everyHours)"
    // A per cent sign is a line break to cron.
    let command = words.map(Self.shellWord).joined(separator: " ").replacing("%", with: "\\%")
    return "\(minute) \(hours) * * *  \(command)"
  }

  /// The unit that pulls.
  public var systemdService: String {
    """
    [Unit]
    Description=Fetch bank data with plaid-sync

    [Service]
    Type=oneshot
    # Another pull was at it, or Plaid asked for patience: the next one makes up for it.
    SuccessExitStatus=75
    ExecStart=\(words.map(Self.systemdWord).joined(separator: " "))

    """
  }

  /// The unit that starts the other one.
  public var systemdTimer: String {
    let hours = everyHours == 24 ? "04" : everyHours == 1 ? "*" : "00/\(everyHours)"
    let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
    return """
      [Unit]
      Description=Fetch bank data regularly

      [Timer]
      OnCalendar=*-*-* \(hours):\(minutes)
      RandomizedDelaySec=10min
      Persistent=true

      [Install]
      WantedBy=timers.target

      """
  }

  /// The minute of a line that `crontabLine` made; `nil` when somebody has changed it.
  static func minute(ofCrontabLine line: String) -> Int? {
    line.split(separator: " ").first.flatMap { Int($0) }
  }

  /// The minute of a unit that `systemdTimer` made; `nil` when somebody has changed it.
  static func minute(ofTimer text: String) -> Int? {
    text.split(separator: "\n").first { $0.hasPrefix("OnCalendar=") }?
      .split(separator: ":").last.flatMap { Int($0) }
  }

  /// A word as a shell reads it back.
  package static func shellWord(_ word: String) -> String {
    isPlain(word) ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }

  /// A word as a unit file reads it back.
  static func systemdWord(_ word: String) -> String {
    guard !isPlain(word) else { return word }
    let escaped = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("%", with: "%%").replacing("$", with: "$$")
    return "\"\(escaped)\""
  }

  /// Whether nobody reads anything into a word.
  private static func isPlain(_ word: String) -> Bool {
    !word.isEmpty
      && word.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "-_./=:,+".utf8.contains(byte)
      }
  }
}
