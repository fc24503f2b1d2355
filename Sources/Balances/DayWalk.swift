import Ledger

/// One account's days, resolved and ready to be walked in either direction.
///
/// A row is incomplete when one of its cells was computed over a missing entry: its flows lack one,
/// or its start or its end does. An end lacks one when it was computed from an end or over flows
/// that do; an anchored end lacks one only when its reading's correction does. So a gap reaches,
/// forward, from its day to the next anchor, whose adjustment it blurs, and, in reverse, from its day
/// down to the day after the anchor before it.
///
/// A price or a rate that holdings lack is different: it blurs its own day's row and the next one's
/// start, and reaches further only through a total that was split by it.
struct DayWalk: Sendable {
  /// The first day that has a row.
  let firstDay: LocalDate
  /// The last day that has a row.
  let today: LocalDate
  /// The first day whose inputs are known.
  let readFrom: LocalDate
  /// The anchored days.
  let anchors: Anchors
  private let flows: DayFlows
  private let holdings: Holdings
  private let composition: Composition
  private let factor: Int64

  /// Resolves a timeline; `nil` when it has no day.
  init?(_ timeline: AccountTimeline) throws(BalanceError) {
    guard let firstDay = timeline.firstDay, firstDay <= timeline.today else { return nil }
    self.firstDay = firstDay
    today = timeline.today
    readFrom = max(timeline.readFrom ?? firstDay, firstDay)
    anchors = try Anchors(timeline)
    flows = try DayFlows(timeline)
    composition = timeline.kind.composition
    factor = timeline.kind.classification.factor
    guard composition == .cashAndHoldings else {
      holdings = .none
      return
    }
    // What was read from a day on says nothing about holdings before it.
    let partStart = timeline.readFrom ?? .never
    let firstSnapshot = timeline.investments.firstSnapshot ?? firstDay
    guard partStart > max(firstDay, firstSnapshot) else { throw .needsEarlier }
    holdings = try Holdings(timeline, walkedFrom: readFrom)
  }

  /// What was held on the window's days.
  func positions(in window: SyncWindow) -> [Position] { holdings.positions(in: window) }

  /// True when a day's row was computed over a price or a rate of holdings that is unknown.
  func hasUnknownPrice(on date: LocalDate) -> Bool { holdings.isIncomplete(on: date) }

  /// The window's start, when the stored row before it lets the walk be a partial one.
  func partialStart(of window: SyncWindow, seed: BalanceRow?) -> LocalDate? {
    guard let start = window.start.map({ min($0, today) }), let seed,
      seed.date == start.previous, seed.date >= firstDay
    else { return nil }
    return start
  }

  /// The rows from `first` to today, after a day that ended with `start`; anchors hold, and what they
  /// do not explain is adjusted on their day.
  func forward(from first: LocalDate, after start: ClosingBalance) throws(BalanceError)
    -> [BalanceRow]
  {
    guard first >= readFrom else { throw .needsEarlier }
    guard first <= today else { return [] }
    var rows: [BalanceRow] = []
    rows.reserveCapacity(first.days(to: today) + 1)
    var cursor = self.cursor(atOrAfter: first)
    var nextAnchor = anchors.index(atOrAfter: first)
    var end = start
    for day in first.day...today.day {
      let date = LocalDate(day: day)
      let effect = try self.effect(on: date, movingUp: &cursor)
      let before = end
      var isAdjusted = nextAnchor < anchors.days.count && anchors.days[nextAnchor].date == date
      if isAdjusted {
        end = try self.end(of: anchors.days[nextAnchor])
        nextAnchor += 1
      } else {
        end.cash = try sum(before.cash, effect.cashNet(factor), on: date)
        end.nonCash = try sum(before.nonCash, effect.nonCashNet(factor, on: date), on: date)
        end.isIncomplete = before.isIncomplete || effect.isIncomplete
        if date == firstDay && composition == .cashAndHoldings {
          // Securities that were there already: nothing says how they came.
          end.nonCash = holdings[date].value
          isAdjusted = true
        }
      }
      rows.append(try row(on: date, from: before, effect, to: end, isAdjusted: isAdjusted))
    }
    return rows
  }

  /// The rows from the anchor of that place downwards, newest first, with what they do not explain
  /// adjusted on the day after an anchor.
  ///
  /// `isEnough` is asked after each row but the first day's about the end of the day before it:
  /// whether nothing earlier can differ.
  /// On the first day that was read it is not known whether the day before is anchored; such a row
  /// is kept only when the end before it turns out to be the stored one, and is then right anyway.
  func backward(
    fromAnchor place: Int,
    isEnough: (_ before: ClosingBalance, _ date: LocalDate, _ isAnchored: Bool) -> Bool
  ) throws(BalanceError) -> [BalanceRow] {
    let newest = anchors.days[place]
    var rows: [BalanceRow] = []
    rows.reserveCapacity(readFrom.days(to: newest.date) + 1)
    var cursor = self.cursor(atOrAfter: newest.date.next)
    var anchor = place - 1
    var end = try self.end(of: newest)
    var date = newest.date
    while true {
      guard date >= readFrom else { throw .needsEarlier }
      let effect = try self.effect(on: date, movingDown: &cursor)
      var before = end
      let isAnchored = anchor >= 0 && anchors.days[anchor].date == date.previous
      if isAnchored {
        before = try self.end(of: anchors.days[anchor])
        anchor -= 1
      } else {
        before.cash = try sum(end.cash, -effect.cashNet(factor), on: date)
        before.nonCash = try sum(end.nonCash, -effect.nonCashNet(factor, on: date), on: date)
        before.isIncomplete = end.isIncomplete || effect.isIncomplete
      }
      if date == firstDay {
        rows.append(try row(on: date, from: before, effect, to: end, isAdjusted: false))
        return rows
      }
      rows.append(try row(on: date, from: before, effect, to: end, isAdjusted: isAnchored))
      if isEnough(before, date.previous, isAnchored) { return rows }
      end = before
      date = date.previous
    }
  }

  /// The end that an anchor states.
  func end(of anchor: Anchor) throws(BalanceError) -> ClosingBalance {
    try ClosingBalance(anchor, of: composition, holdings: holdings)
  }

  /// What the first day starts with when it is known how it ends, and nothing is to be adjusted.
  func start(ofFirstDayEndingWith end: ClosingBalance) throws(BalanceError) -> ClosingBalance {
    var cursor = self.cursor(atOrAfter: firstDay)
    let effect = try self.effect(on: firstDay, movingUp: &cursor)
    return ClosingBalance(
      cash: try sum(end.cash, -effect.cashNet(factor), on: firstDay),
      nonCash: try sum(end.nonCash, -effect.nonCashNet(factor, on: firstDay), on: firstDay),
      isIncomplete: end.isIncomplete || effect.isIncomplete)
  }
}

extension DayWalk {
  /// Where a walk stands in the flows: the places of the next day upwards.
  private struct Cursor {
    var flow: Int
    var incompleteDay: Int
  }

  private func cursor(atOrAfter date: LocalDate) -> Cursor {
    Cursor(
      flow: firstIndex(in: flows.days.count) { flows.days[$0].date >= date },
      incompleteDay: firstIndex(in: flows.incompleteDays.count) {
        flows.incompleteDays[$0] >= date
      })
  }

  @inline(__always)
  private func effect(
    on date: LocalDate, movingUp cursor: inout Cursor
  ) throws(BalanceError) -> DayFlowColumns {
    var flow: DayFlow?
    var isIncomplete = false
    if cursor.flow < flows.days.count, flows.days[cursor.flow].date == date {
      flow = flows.days[cursor.flow]
      cursor.flow += 1
    }
    if cursor.incompleteDay < flows.incompleteDays.count,
      flows.incompleteDays[cursor.incompleteDay] == date
    {
      isIncomplete = true
      cursor.incompleteDay += 1
    }
    return try effect(of: flow, isIncomplete: isIncomplete, on: date)
  }

  @inline(__always)
  private func effect(
    on date: LocalDate, movingDown cursor: inout Cursor
  ) throws(BalanceError) -> DayFlowColumns {
    var flow: DayFlow?
    var isIncomplete = false
    if cursor.flow > 0, flows.days[cursor.flow - 1].date == date {
      flow = flows.days[cursor.flow - 1]
      cursor.flow -= 1
    }
    if cursor.incompleteDay > 0, flows.incompleteDays[cursor.incompleteDay - 1] == date {
      isIncomplete = true
      cursor.incompleteDay -= 1
    }
    return try effect(of: flow, isIncomplete: isIncomplete, on: date)
  }

  /// Puts a day's flows into the columns that the account's composition has for them.
  @inline(__always)
  private func effect(
    of flow: DayFlow?, isIncomplete: Bool, on date: LocalDate
  ) throws(BalanceError) -> DayFlowColumns {
    var effect = DayFlowColumns()
    switch composition {
    case .nonCash: return effect
    case .loan:
      effect.nonCashIn = flow?.inflow.rawValue ?? 0
      effect.nonCashOut = flow?.outflow.rawValue ?? 0
    case .cash, .cashAndHoldings:
      effect.cashIn = flow?.inflow.rawValue ?? 0
      effect.cashOut = flow?.outflow.rawValue ?? 0
    }
    effect.isIncomplete = isIncomplete
    guard composition == .cashAndHoldings else { return effect }
    effect.nonCashIn = holdings[date].bought
    effect.nonCashOut = holdings[date].sold
    if date > firstDay {
      effect.market = try holdings.market(on: date)
      effect.hasUnknownPrice = holdings.isIncomplete(on: date)
    } else {
      effect.hasUnknownPrice = holdings[date].lacksValue || holdings[date].lacksTrade
    }
    return effect
  }

  /// One row; its adjustment is whatever the flows leave unexplained, so both identities hold.
  /// Where an end was computed from the other, that is nothing.
  @inline(__always)
  private func row(
    on date: LocalDate, from start: ClosingBalance, _ effect: DayFlowColumns,
    to end: ClosingBalance, isAdjusted: Bool
  ) throws(BalanceError) -> BalanceRow {
    var row = BalanceRow(date: date)
    row.startCash = Amount(unchecked: start.cash)
    row.startNonCash = Amount(unchecked: start.nonCash)
    row.cashIn = Amount(unchecked: effect.cashIn)
    row.cashOut = Amount(unchecked: effect.cashOut)
    row.nonCashIn = Amount(unchecked: effect.nonCashIn)
    row.nonCashOut = Amount(unchecked: effect.nonCashOut)
    row.market = Amount(unchecked: effect.market)
    if isAdjusted {
      row.cashAdjustment = Amount(
        unchecked: try remainder(
          of: end.cash, after: start.cash, and: effect.cashNet(factor), on: date))
      row.nonCashAdjustment = Amount(
        unchecked: try remainder(
          of: end.nonCash, after: start.nonCash, and: effect.nonCashNet(factor, on: date),
          on: date))
    }
    row.endCash = Amount(unchecked: end.cash)
    row.endNonCash = Amount(unchecked: end.nonCash)
    row.isIncomplete =
      start.isIncomplete || effect.isIncomplete || effect.hasUnknownPrice || end.isIncomplete
    return row
  }
}
