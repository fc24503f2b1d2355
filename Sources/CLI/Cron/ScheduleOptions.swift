import ArgumentParser
import Glibc
import Ledger
import PlaidSync
import Ports

/// How often pulls run, and who starts them.
struct ScheduleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Hours between two pulls: 1, 2, 3, 4, 6, 8, 12 or 24.", valueName: "hours"),
    transform: { text in
      guard let hours = Int(text), PullSchedule.hoursAllowed.contains(hours) else {
        throw ValidationError("the hours have to divide a day.")
      }
      return hours
    })
  var every = 6

  @Option(
    help: ArgumentHelp("The minute of the hour; default: a chance one.", valueName: "minute"),
    transform: { text in
      guard let minute = Int(text), (0..<60).contains(minute) else {
        throw ValidationError("a minute goes from 0 to 59.")
      }
      return minute
    })
  var minute: Int?

  @Flag(help: "Use a systemd user timer instead of cron.")
  var systemd = false

  /// The schedule of the configured database; without a minute the installed one stays.
  func schedule(in context: CommandContext, installedMinute: Int? = nil) throws -> PullSchedule {
    PullSchedule(
      everyHours: every,
      minute: minute ?? installedMinute ?? Int(context.makeWorld(nil).randomBits() % 60),
      program: Self.program, configuration: try context.configuration())
  }

  /// The path of this program.
  static var program: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return "plaid-sync" }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
