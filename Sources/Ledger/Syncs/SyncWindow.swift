/// A range of days, both ends included: what a sync recomputes, or what a query selects.
///
/// An open end means "as far as there is data".
public struct SyncWindow: Hashable, Sendable, CustomStringConvertible {
  /// The first day, included; `nil` means an open start.
  public let start: LocalDate?
  /// The last day, included; `nil` means an open end.
  public let end: LocalDate?
  /// The window of all days.
  public static let everything = SyncWindow(start: nil, end: nil)

  /// Creates the window from `start` to `end`, both included; empty if `end` is before `start`.
  public init(start: LocalDate?, end: LocalDate?) {
    self.start = start
    self.end = end
  }

  /// Creates a sync's window: from the watermark, whose day was not over yet, or everything.
  package init(syncedThrough watermark: LocalDate?, today: LocalDate) {
    self.init(start: watermark.map { min($0, today) }, end: today)
  }

  /// Whether a day is in the window.
  public func contains(_ date: LocalDate) -> Bool {
    if let start, date < start { return false }
    if let end, date > end { return false }
    return true
  }

  /// Returns the narrowest window that contains both.
  package func union(_ other: SyncWindow) -> SyncWindow {
    SyncWindow(
      start: start.flatMap { mine in other.start.map { min(mine, $0) } },
      end: end.flatMap { mine in other.end.map { max(mine, $0) } })
  }

  /// Both ends; an open end is given as "first day" or "last day".
  public var description: String {
    "\(start.map(\.description) ?? "first day") … \(end.map(\.description) ?? "last day")"
  }
}
