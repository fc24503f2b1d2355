import PlaidSyncLedger

/// The days of one account, prepared for a walk in either direction.
///
/// A row is incomplete when one of its cells was computed over a missing entry: its flows, its
/// opening or its closing balance lack one. A closing balance lacks one when it was computed from a
/// balance or flows that do; an anchored one only when the correction of its reported balance does.
/// A gap therefore extends, in a forward walk, from its day to the next anchor, whose adjustment
/// it makes uncertain, and, in a reverse walk, from its day down to the day after the previous
/// anchor.
///
/// A missing price or rate of holdings is different: it makes the row of its own day and the
/// opening balance of the next uncertain, and extends further only through a total that was split
/// by it.
struct DayWalk: Sendable {
  /// The first day that has a row.
  let firstDay: LocalDate
  /// The last day that has a row.
  let today: LocalDate
  /// The first day whose inputs are known.
  let readFrom: LocalDate
  /// The anchors up to today.
  let anchors: Anchors
  private let flows: DayFlows
  private let holdings: Holdings
  private let composition: Composition
  private let factor: Int64

  /// Prepares a timeline; `nil` when it has no day.
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
    // A partial read contains nothing about holdings before the day it starts on.
    let partStart = timeline.readFrom ?? .never
    let firstList = timeline.investments.firstList ?? firstDay
    guard partStart > max(firstDay, firstList) else { throw .needsEarlier }
    holdings = try Holdings(timeline, walkedFrom: readFrom)
  }

  /// Returns the positions on the window's days.
  func positions(in window: SyncWindow) -> [Position] { holdings.positions(in: window) }

  /// Whether a price or a rate of holdings that a day's row depends on is unknown.
  func hasUnknownPrice(on date: LocalDate) -> Bool { holdings.isIncomplete(on: date) }

  /// Returns the window's start if a stored row before it permits a partial walk, else `nil`.
  func partialStart(of window: SyncWindow, seed: BalanceRow?) -> LocalDate? {
    guard let start = window.start.map({ min($0, today) }), let seed,
      seed.date == start.previous, seed.date >= firstDay
    else { return nil }
    return start
  }

  /// Returns the rows from `first` to today, given the closing balance of the day before. Anchors
  /// are met; what flows do not explain becomes an adjustment on the anchor's day.
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
          // These securities were already held: no trade explains how they were acquired.
          end.nonCash = holdings[date].value
          isAdjusted = true
        }
      }
      rows.append(try row(on: date, from: before, effect, to: end, isAdjusted: isAdjusted))
    }
    return rows
  }

  /// Returns the rows from an anchor down to earlier days, newest first; what flows do not explain
  /// becomes an adjustment on the day after an anchor.
  ///
  /// `isEnough` is called after each row except the first day's, with the closing balance of the
  /// day before, and returns whether nothing earlier can differ.
  /// For the first day that was read it is unknown whether the day before is anchored. Such a row
  /// is kept only if the balance before it equals the stored one, and is then right anyway.
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

  /// Returns the closing balance that an anchor states.
  func end(of anchor: Anchor) throws(BalanceError) -> ClosingBalance {
    try ClosingBalance(anchor, of: composition, holdings: holdings)
  }

  /// Returns the opening balance of the first day for a known closing balance, without adjustment.
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
  /// The position of a walk in the flows: the indices of the next day in ascending order.
  private struct Cursor {
    var flow: Int
    var incompleteDay: Int
  }

  private func cursor(atOrAfter date: LocalDate) -> Cursor {
    Cursor(
      flow: flows.days.firstSortedIndex { $0.date >= date },
      incompleteDay: flows.incompleteDays.firstSortedIndex { $0 >= date })
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

  /// Assigns a day's flows to the columns that the account's composition provides for them.
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

  /// Creates a row. Its adjustment is the remainder that flows do not explain, so that both
  /// identities hold; it is 0 if one balance was computed from the other.
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
