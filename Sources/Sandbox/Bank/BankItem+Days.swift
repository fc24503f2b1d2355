import PlaidSyncLedger

extension BankItem {
  /// Books every day up to `today`: planned events and the household's transactions.
  mutating func advance(through today: LocalDate) {
    guard bookedThrough < today.day else { return }
    while bookedThrough < today.day {
      bookedThrough += 1
      bookPlans(of: bookedThrough)
      bookHousehold(on: LocalDate(day: bookedThrough))
    }
    revalue()
  }

  /// Schedules an event for its day, or applies it now if that day is already booked.
  mutating func plan(_ event: BankPlan.Event, on day: Int32) {
    if day <= bookedThrough {
      carryOut(event, on: bookedThrough)
    } else {
      plans.append(BankPlan(day: day, event: event))
    }
  }

  private mutating func bookPlans(of day: Int32) {
    guard plans.contains(where: { $0.day <= day }) else { return }
    let due = plans.filter { $0.day <= day }
    plans.removeAll { $0.day <= day }
    for plan in due { carryOut(plan.event, on: day) }
  }

  private mutating func carryOut(_ event: BankPlan.Event, on day: Int32) {
    switch event {
    case .post(let index, let units):
      if !transactions[index].isGone { post(index, units: units, on: day) }
    case .vanish(let index):
      remove(index)
    case .arrive(let draft):
      add(draft)
    case .appear(let draft, let postsOn):
      let index = add(draft)
      plan(.post(transaction: index, units: draft.units), on: postsOn)
    case .rename(let index, let name):
      modify(index) { $0.name = name }
    }
  }

  private mutating func bookHousehold(on date: LocalDate) {
    guard let household else { return }
    for planned in household.plannedTransactions(
      on: date, current: { accounts[$0].currentUnits ?? 0 })
    {
      book(planned, on: date.day)
    }
    // The transfer that keeps the everyday account positive must see the day's other bookings.
    for planned in household.overdraftTransfer(
      on: date, current: { accounts[$0].currentUnits ?? 0 })
    {
      book(planned, on: date.day)
    }
    for (place, units) in household.silentChanges(
      on: date, current: { accounts[$0].currentUnits ?? 0 })
    {
      accounts[place].currentUnits? += units
    }
    for trade in portfolio.map({ household.trades(on: date, in: $0) }) ?? [] {
      portfolio?.book(trade)
    }
  }

  /// Sets the balances of the household's investment accounts to the value of their holdings.
  private mutating func revalue() {
    guard household != nil, let portfolio else { return }
    for place in Household.investing where accounts[place].currentUnits != nil {
      accounts[place].currentUnits = portfolio.value(of: place, on: bookedThrough)
    }
  }

  private mutating func book(_ planned: PlannedTransaction, on day: Int32) {
    var draft = planned.draft(on: day)
    switch planned.outcome {
    case .postsAtOnce:
      let index = add(draft)
      if let name = planned.laterName {
        plan(.rename(transaction: index, name: name), on: day + 3)
      }
    case .postsLater(let days, let units):
      draft.isPending = true
      let index = add(draft)
      plan(.post(transaction: index, units: units), on: day + days)
    case .vanishes(let days):
      draft.isPending = true
      let index = add(draft)
      plan(.vanish(transaction: index), on: day + days)
    case .arrivesLate(let days):
      plan(.arrive(draft), on: day + days)
    }
  }
}
