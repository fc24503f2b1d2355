import PlaidSyncLedger
import Testing

@Suite("SyncWindow")
struct SyncWindowTests {
  private let first = LocalDate(day: 100)
  private let last = LocalDate(day: 105)

  @Test("a window extends from the watermark to today, and never begins after today")
  func watermark() {
    #expect(SyncWindow(syncedThrough: first, today: last) == SyncWindow(start: first, end: last))
    #expect(SyncWindow(syncedThrough: nil, today: last) == SyncWindow(start: nil, end: last))
    #expect(SyncWindow(syncedThrough: last.next, today: last) == SyncWindow(start: last, end: last))
  }

  @Test("both ends are included, and an open end has no limit")
  func contains() {
    let window = SyncWindow(start: first, end: last)
    #expect(window.contains(first) && window.contains(last))
    #expect(!window.contains(first.previous) && !window.contains(last.next))
    #expect(SyncWindow(start: nil, end: last).contains(LocalDate(day: -5000)))
    #expect(SyncWindow.everything.contains(last))
  }

  @Test("a union contains both windows, and is open if one of them is")
  func union() {
    let window = SyncWindow(start: first, end: first.next)
    let other = SyncWindow(start: first.previous, end: last)
    #expect(window.union(other) == SyncWindow(start: first.previous, end: last))
    #expect(other.union(window) == window.union(other))
    #expect(window.union(.everything) == .everything)
    let open = SyncWindow(start: nil, end: first)
    #expect(window.union(open) == SyncWindow(start: nil, end: first.next))
  }
}
