import PlaidSyncLedger

/// The clock, random numbers and the process table, which a test can replace.
///
/// `World.live()` is the real one. The functions are called from several tasks at once.
public struct World: Sendable {
  /// Returns the current instant.
  public let now: @Sendable () -> Timestamp
  /// Returns today's date in an IANA time zone; `nil` when the zone does not exist.
  public let today: @Sendable (_ timeZone: String) -> LocalDate?
  /// Returns the date of an instant in an IANA time zone; `nil` when the zone does not exist.
  public let date: @Sendable (_ instant: Timestamp, _ timeZone: String) -> LocalDate?
  /// Returns 64 random bits.
  public let randomBits: @Sendable () -> UInt64
  /// Waits for a number of milliseconds; throws `CancellationError` when the task is canceled.
  public let sleep: @Sendable (_ milliseconds: Int64) async throws -> Void
  /// This process, as recorded in the syncs that it runs.
  public let process: SyncOwner
  /// Whether a process is alive; `nil` when it belongs to another machine and cannot be checked.
  public let isAlive: @Sendable (SyncOwner) -> Bool?

  /// Creates a world from its functions.
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

  /// Returns today's date in a time zone; throws if this machine does not know the zone.
  ///
  /// - Parameter remedy: What helps; by default what helps if the zone is a family's, which was
  ///   known when the family was added.
  package func requireToday(
    in timeZone: String,
    remedy: Remedy = .either(
      "install this machine's time zone data (in Debian the package tzdata)",
      or: "correct the family's time_zone in the database")
  ) throws(Failure) -> LocalDate {
    guard let today = today(timeZone) else {
      throw Failure(
        .configuration, "there is no time zone called \"\(timeZone)\"", remedy: remedy)
    }
    return today
  }
}
