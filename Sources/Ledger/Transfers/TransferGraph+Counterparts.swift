extension TransferGraph {
  /// Returns the indices of outflows, each with those of the inflows that have the same amount, or
  /// nearly the same in another currency, are in another account and near enough in time.
  static func counterparts(
    in legs: [TransferLeg], _ rates: RateBook, _ rejected: Set<TransferPair>
  ) -> [(out: Int, others: [Int])] {
    let inflows = Dictionary(
      grouping: legs.indices.filter { !legs[$0].isOutflow }, by: { legs[$0].money.currency })
    let equal = Dictionary(
      grouping: inflows.values.flatMap { $0 }, by: { legs[$0].money }
    ).mapValues { $0.sorted() }
    return legs.indices.filter { legs[$0].isOutflow }.map { out in
      let money = legs[out].money
      let mirrored = Money(money.amount.negated, money.currency)
      var others = near(legs[out].date, among: equal[mirrored] ?? [], in: legs)[...]
      for (currency, all) in inflows where currency != money.currency {
        others += near(legs[out].date, among: all, in: legs)
          .filter { isWorthTheSame(legs[out], legs[$0], rates) }
      }
      return (
        out,
        others.filter { place in
          legs[place].accountID != legs[out].accountID
            && !rejected.contains(TransferPair(outflow: legs[out].id, inflow: legs[place].id))
        }
      )
    }
  }

  /// Returns the ascending indices of entries within the maximum distance of a day.
  private static func near(
    _ date: LocalDate, among places: [Int], in legs: [TransferLeg]
  ) -> ArraySlice<Int> {
    let first = places.firstSortedIndex { legs[$0].date >= date.adding(days: -daysApartMax) }
    let end = places.firstSortedIndex { legs[$0].date > date.adding(days: daysApartMax) }
    return places[first..<end]
  }

  /// Whether the amounts differ by at most 3 % at a stored rate: the rate of the outflow's day into
  /// the inflow's currency, else that of the inflow's day in the other direction.
  private static func isWorthTheSame(
    _ out: TransferLeg, _ into: TransferLeg, _ rates: RateBook
  ) -> Bool {
    do throws(AmountError) {
      if let amount = try rates.converting(out.money, to: into.money.currency, on: out.date) {
        return isNear(amount, into.money.amount)
      }
      if let amount = try rates.converting(into.money, to: out.money.currency, on: into.date) {
        return isNear(out.money.amount, amount)
      }
    } catch {
      // An amount out of range matches nothing.
    }
    return false
  }

  /// Whether the amount that arrived is 0.97 to 1.03 times the amount that left.
  private static func isNear(_ left: Amount, _ arrived: Amount) -> Bool {
    let (left, arrived) = (Int128(left.rawValue.magnitude), Int128(arrived.rawValue.magnitude))
    return 100 * arrived >= 97 * left && 100 * arrived <= 103 * left
  }
}
