import PlaidSyncLedger

/// A schedule of automatic pulls, as a crontab line or as a systemd timer.
package struct PullSchedule: Hashable, Sendable {
  /// The number of hours between two pulls, a divisor of 24.
  package let everyHours: Int
  /// The minute of the hour; a random one, so that not all users call Plaid at once.
  package let minute: Int
  /// The program and its arguments.
  package let words: [String]

  /// The allowed values of `everyHours`.
  package static let hoursAllowed = [1, 2, 3, 4, 6, 8, 12, 24]

  /// Creates a schedule of pulls that use a configuration.
  ///
  /// - Parameter program: The path of this program.
  package init(everyHours: Int, minute: Int, program: String, configuration: Configuration) {
    precondition(Self.hoursAllowed.contains(everyHours), "the hours divide a day")
    self.everyHours = everyHours
    self.minute = minute
    // Cron and systemd lack most variables of a login, so paths are passed explicitly.
    words = [
      program, "pull", "--quiet", "--config", configuration.filePath, "--db",
      configuration.databasePath,
    ]
  }

  /// One line of a crontab.
  package var crontabLine: String {
    let hours = everyHours == 24 ? "4" : everyHours == 1 ? "*" : "*/\(everyHours)"
    // Cron treats a percent sign as a line break.
    let command = words.map(Self.shellWord).joined(separator: " ").replacing("%", with: "\\%")
    return "\(minute) \(hours) * * *  \(command)"
  }

  /// The systemd service unit, which runs a pull.
  package var systemdService: String {
    """
    [Unit]
    Description=Fetch bank data with plaid-sync

    [Service]
    Type=oneshot
    # Another pull was running, or Plaid asked to wait: the next pull catches up.
    SuccessExitStatus=75
    ExecStart=\(words.map(Self.systemdWord).joined(separator: " "))

    """
  }

  /// The systemd timer unit, which starts the service.
  package var systemdTimer: String {
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

  /// The minute of a line that `crontabLine` created; `nil` if it was edited.
  static func minute(ofCrontabLine line: String) -> Int? {
    line.split(separator: " ").first.flatMap { Int($0) }
  }

  /// The minute of a unit that `systemdTimer` created; `nil` if it was edited.
  static func minute(ofTimer text: String) -> Int? {
    text.split(separator: "\n").first { $0.hasPrefix("OnCalendar=") }?
      .split(separator: ":").last.flatMap { Int($0) }
  }

  /// The word, quoted for a shell if necessary.
  package static func shellWord(_ word: String) -> String {
    isPlain(word) ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }

  /// The word, quoted for a unit file if necessary.
  static func systemdWord(_ word: String) -> String {
    guard !isPlain(word) else { return word }
    let escaped = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("%", with: "%%").replacing("$", with: "$$")
    return "\"\(escaped)\""
  }

  /// Whether a word needs no quotes.
  private static func isPlain(_ word: String) -> Bool {
    !word.isEmpty
      && word.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "-_./=:,+".utf8.contains(byte)
      }
  }
}
