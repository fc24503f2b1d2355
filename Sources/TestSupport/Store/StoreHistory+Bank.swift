import PlaidSyncLedger
import PlaidSyncPorts

extension StoreHistory {
  /// The bank's changes since the last pull, as lines of a page.
  mutating func changes() -> [String] {
    var lines: [String] = []
    for _ in 0..<random.number(in: 0...3) {
      let old = random.element(of: bookings.keys.sorted())
      switch random.number(in: 0...6) {
      case 0:
        guard let id = old else { continue }
        bookings[id]?.isRemoved = true
        lines.append("\(id) removed")
      case 1:
        guard let id = old, bookings[id]?.isPending == false else { continue }
        let was = bookings[id]?.was
        bookings[id] = booking(isPending: false)
        bookings[id]?.was = was
        lines.append(line(id))
      case 2:
        // A pending transaction posts, with or without the removal of its pending form.
        guard let id = old, bookings[id]?.isPending == true else { continue }
        bookings[id] = nil
        let posted = "t\(bookings.count)x\(random.number(in: 0...999_999))"
        bookings[posted] = booking(isPending: false)
        bookings[posted]?.was = id
        lines.append(line(posted))
        if random.happens(oneIn: 2) { lines.append("\(id) removed") }
      case 3:
        // Anything sent before may be sent again.
        guard let id = old else { continue }
        bookings[id]?.isRemoved = false
        lines.append(line(id))
      default:
        let id = "t\(bookings.count)x\(random.number(in: 0...999_999))"
        bookings[id] = booking(isPending: random.happens(oneIn: 4))
        lines.append(line(id))
      }
    }
    return lines
  }

  private mutating func booking(isPending: Bool) -> Booking {
    Booking(
      date: date(), units: Int64(random.number(in: -4...4)), currency: currency(),
      isPending: isPending)
  }

  private func line(_ id: String) -> String {
    guard let booking = bookings[id] else { return "" }
    var line = "\(id) account \(booking.date) \(Amount(unchecked: booking.units)) "
    line += "\(booking.currency) Entry"
    if booking.isPending { line += " pending" }
    if let was = booking.was { line += " was \(was)" }
    return line
  }

  /// Everything from the beginning, as after a refused cursor; sometimes the bank lost some of it.
  mutating func replay() async throws {
    for id in bookings.keys.sorted() where random.happens(oneIn: 8) {
      bookings[id]?.isRemoved = true
    }
    let standing = bookings.filter { !$0.value.isRemoved }.keys.sorted()
    try await pull(standing.map { line($0) }, isFull: true)
  }

  /// A pull with a reported balance: today's or an older one, right or wrong, sometimes none.
  mutating func pull(_ lines: [String], isFull: Bool = false) async throws {
    let date = random.happens(oneIn: 6) ? today.adding(days: -random.number(in: 1...4)) : today
    let isAsset = !["credit", "loan"].contains(type)
    let posted = bookings.values.filter { !$0.isPending && !$0.isRemoved && $0.date <= date }
    var units = 40 + posted.reduce(0) { $0 + (isAsset ? -$1.units : $1.units) }
    if random.happens(oneIn: 5) { units += Int64(random.number(in: -2...2)) }
    let current = random.happens(oneIn: 8) ? nil : Amount(unchecked: units).description
    let report = try AccountReport.of("account", current: current, type: type)
    try await scenario.pull(
      lines.joined(separator: "\n"), accounts: [report], isFull: isFull, readOn: date)
    story.append("\(isFull ? "full " : "")pull: \(lines); \(current ?? "no balance") on \(date)")
  }
}
