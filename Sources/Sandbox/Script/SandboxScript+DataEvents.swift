import PlaidSyncJSON
import PlaidSyncLedger

extension SandboxScript {
  /// Applies a data event; the seed determines the account and the amounts.
  ///
  /// - Parameter count: How many transactions, for events that have a count.
  /// - Returns: Whether there was anything to apply it to.
  @discardableResult
  package mutating func apply(
    _ dataEvent: DataEvent, seed: UInt64, count: Int? = nil
  ) -> Bool {
    var random = SeededRandom(seed, 0x4A99)
    let count = count ?? dataEvent.defaultCount ?? 1
    switch dataEvent {
    case .nullCurrency:
      return add(
        &random, "Nowhere Money",
        overrides: ["iso_currency_code": nil, "unofficial_currency_code": nil])
    case .unknownCurrency: return add(&random, "Unheard-of Money", currency: "XQZ")
    case .sevenDecimals:
      let text =
        "\(random.number(in: 1...99)).\(random.number(in: 100_000...999_999))\(random.number(in: 1...9))"
      return add(&random, "Fine Print", amount: text)
    case .unknownAccountType:
      addAccount(
        "Riddle", type: "riddle", subtype: "enigma", current: "\(random.number(in: 1...999))")
      return true
    case .accountVanishes: return vanish(&random)
    case .accountReturns:
      return withAccount(&random, where: { $0.isVanished }) { $0.setVanished(false, $1) }
    case .accountRenumbered:
      return withAccount(&random, where: { $0.persistentID != nil && !$0.isVanished }) {
        $0.renumber($1)
      }
    case .itemRenumbered:
      item.renumber()
      return true
    case .lateHistory: return backfill(&random, count)
    case .largeUpdate:
      return withAccount(&random, where: \.isAlive) { script, id in
        var random = SeededRandom(seed, 0x1A46)
        for number in 1...max(1, count) {
          script.add(
            "\(random.number(in: 1...99)).\(random.number(in: 10...99))", to: id,
            name: "Flood \(number)")
        }
      }
    }
  }

  private mutating func add(
    _ random: inout SeededRandom, _ name: String, amount: String? = nil, currency: String? = nil,
    overrides: JSONObject? = nil
  ) -> Bool {
    let amount = amount ?? "\(random.number(in: 1...99)).\(random.number(in: 10...99))"
    return withAccount(&random, where: \.isAlive) { script, id in
      script.add(amount, to: id, name: name, currency: currency, overrides: overrides)
    }
  }

  /// Removes an account from the list, except the last: an Item without accounts is a different
  /// case.
  private mutating func vanish(_ random: inout SeededRandom) -> Bool {
    guard item.accounts.count(where: { !$0.isVanished }) > 1 else { return false }
    return withAccount(&random, where: { !$0.isVanished }) { $0.setVanished(true, $1) }
  }

  /// Adds history from before the Item was linked; its balances already included it.
  private mutating func backfill(_ random: inout SeededRandom, _ count: Int) -> Bool {
    guard let first = item.historyFrom else { return false }
    let span = max(0, Int(item.linkDay - first) - 1)
    var days = (0..<max(1, count)).map { _ in first + Int32(random.number(in: 0...span)) }
    days.sort()
    return withAccount(&random, where: \.isAlive) { script, id in
      for day in days {
        let amount = Int64(day) % 90 + 5
        script.add("\(amount).25", to: id, on: LocalDate(day: day), name: "Found Late")
        script.withdrawEffect(of: script.item.transactions.count - 1)
      }
    }
  }

  /// Applies `body` to one of the accounts that pass the filter; returns false if none does.
  private mutating func withAccount(
    _ random: inout SeededRandom, where isFit: (BankAccount) -> Bool,
    _ body: (inout SandboxScript, String) -> Void
  ) -> Bool {
    let fit = item.accounts.filter(isFit).map(\.id)
    guard !fit.isEmpty else { return false }
    body(&self, random.pick(fit))
    return true
  }

  /// Removes a posted transaction's effect from its account's balance.
  private mutating func withdrawEffect(of index: Int) {
    let transaction = item.transactions[index]
    item.accounts[transaction.account].post(-transaction.units)
  }
}

extension BankAccount {
  /// Whether the bank lists it with transactions.
  fileprivate var isAlive: Bool { hasTransactions && !isVanished }
}
