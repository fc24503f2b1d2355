/// The dates that one sync has to recompute, or has recomputed.
///
/// An open end means "as far as there is data", so the widest window has two open ends.
public struct SyncWindow: Hashable, Sendable, CustomStringConvertible {
  /// The first day; `nil` is an open end.
  public let start: LocalDate?
  /// The last day; `nil` is an open end.
  public let end: LocalDate?
  /// Every day there is.
  public static let everything = SyncWindow(start: nil, end: nil)

  /// The days from `start` to `end`, both included.
  public init(start: LocalDate?, end: LocalDate?) {
    self.start = start
    self.end = end
  }

  /// The window of a sync: from the watermark on (that day was still open), or everything.
  public init(syncedThrough watermark: LocalDate?, today: LocalDate) {
    self.init(start: watermark.map { min($0, today) }, end: today)
  }

  /// Whether a day is inside.
  public func contains(_ date: LocalDate) -> Bool {
    if let start, date < start { return false }
    if let end, date > end { return false }
    return true
  }

  /// The narrowest window that covers both.
  public func union(_ other: SyncWindow) -> SyncWindow {
    SyncWindow(
      start: start.flatMap { mine in other.start.map { min(mine, $0) } },
      end: end.flatMap { mine in other.end.map { max(mine, $0) } })
  }

  /// Both ends; an open one is named by what it means.
  public var description: String {
    "\(start.map(\.description) ?? "first day") … \(end.map(\.description) ?? "last day")"
  }
}
