import Glibc
import PlaidSyncLedger

/// Identifies this process and looks up others, to detect a sync whose process died.
///
/// A process is identified by the boot and the process namespace it runs in, its id, and the kernel
/// tick at which it started, because ids are reused. Two containers on one machine count as two
/// machines, because an id of one means nothing in the other.
struct ProcessTable: Sendable {
  /// The boot and the process namespace that ids belong to.
  let machine: String

  /// Determines which machine this is.
  init() {
    let boot = ProcessTable.text(of: "/proc/sys/kernel/random/boot_id") ?? ProcessTable.hostName
    machine = [boot, ProcessTable.namespace].compactMap { $0 }.joined(separator: "/")
  }

  /// This process.
  var current: SyncOwner {
    let ticks = ProcessTable.text(of: "/proc/self/stat").flatMap(ProcessTable.parse)?.startTicks
    return SyncOwner(machine: machine, pid: getpid(), startTicks: ticks ?? 0)
  }

  /// Whether a process is alive; `nil` if that cannot be determined from here.
  func isAlive(_ owner: SyncOwner) -> Bool? {
    guard owner.machine == machine else { return nil }
    guard owner.pid > 0 else { return false }
    guard kill(owner.pid, 0) == 0 || errno != ESRCH else { return false }
    // Some process has the id; if /proc is hidden from us, it is unknown which one.
    guard let text = ProcessTable.text(of: "/proc/\(owner.pid)/stat"),
      let entry = ProcessTable.parse(text)
    else { return nil }
    return entry.startTicks == owner.startTicks && !entry.isDead
  }

  /// The needed fields of a line of `/proc/<pid>/stat`.
  struct Entry: Hashable {
    /// When the process started, in clock ticks since the boot.
    let startTicks: Int64
    /// Whether it has ended and only waits for its parent to notice.
    let isDead: Bool
  }

  /// Parses such a line. The second field is the program's name in parentheses, which may itself
  /// contain spaces and parentheses, so fields are counted after the last closing one.
  static func parse(_ line: String) -> Entry? {
    guard let end = line.lastIndex(of: ")") else { return nil }
    let fields = line[line.index(after: end)...].split(separator: " ")
    // The state is field 3 of the line, the start is field 22.
    guard fields.count > 19, let ticks = Int64(fields[19]) else { return nil }
    return Entry(startTicks: ticks, isDead: fields[0] == "Z" || fields[0] == "X")
  }

  /// The namespace of process ids, such as `pid:[4026531836]`.
  private static var namespace: String? {
    var buffer = [CChar](repeating: 0, count: 64)
    let count = readlink("/proc/self/ns/pid", &buffer, buffer.count)
    return count > 0 ? text(of: buffer[..<count]) : nil
  }

  private static var hostName: String {
    var buffer = [CChar](repeating: 0, count: 256)
    // The last byte stays zero, because a truncated name is not terminated.
    let isKnown = gethostname(&buffer, buffer.count - 1) == 0
    return isKnown ? text(of: buffer.prefix { $0 != 0 }) : "unknown"
  }

  private static func text(of characters: ArraySlice<CChar>) -> String {
    String(decoding: characters.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The first line of a small kernel file, without its line break.
  private static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
