import Ledger

/// Time, chance and the process table, handed in from the top so that logic can be replayed.
public struct World: Sendable {
  /// The instant.
  public let now: @Sendable () -> Timestamp
  /// The calendar date now in an IANA time zone; `nil` when there is no such zone.
  public let today: @Sendable (_ timeZone: String) -> LocalDate?
  /// The calendar date of an instant in an IANA time zone; `nil` when there is no such zone.
  public let date: @Sendable (_ instant: Timestamp, _ timeZone: String) -> LocalDate?
  /// 64 random bits.
  public let randomBits: @Sendable () -> UInt64
  /// Waits; throws `CancellationError` when the task is cancelled.
  public let sleep: @Sendable (_ milliseconds: Int64) async throws -> Void
  /// This process, as it is named in the syncs that it runs.
  public let process: SyncOwner
  /// Whether a process lives; `nil` when it belongs to another machine and nobody here can tell.
  public let isAlive: @Sendable (SyncOwner) -> Bool?

  /// Gathers a world.
  public init(
    now: @escaping @Sendable () -> Timestamp,
    today: @escaping @Sendable (String) -> LocalDate?,
    date: @escaping @Sendable (Timestamp, String) -> LocalDate?,
    randomBits: @escaping @Sendable () -> UInt64,
    sleep: @escaping @Sendable (Int64) async throws -> Void,
    process: SyncOwner,
    isAlive: @escaping @Sendable (SyncOwner) -> Bool?
  ) {
    self.now = now
    self.today = today
    self.date = date
    self.randomBits = randomBits
    self.sleep = sleep
    self.process = process
    self.isAlive = isAlive
  }
}
