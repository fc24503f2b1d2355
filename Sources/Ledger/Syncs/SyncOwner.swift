/// The process that runs a sync, named so that a later process can tell whether it still lives.
public struct SyncOwner: Hashable, Sendable {
  /// The machine and its boot: pids mean nothing on another.
  public let machine: String
  /// The process id.
  public let pid: Int32
  /// When the process started, in the kernel's clock ticks: pids are reused.
  public let startTicks: Int64

  /// Names a process.
  public init(machine: String, pid: Int32, startTicks: Int64) {
    self.machine = machine
    self.pid = pid
    self.startTicks = startTicks
  }
}
