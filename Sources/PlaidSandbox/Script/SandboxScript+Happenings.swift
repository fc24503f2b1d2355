import JSON
import Ledger

extension SandboxScript {
  /// Lets something happen; to which account, and with which amounts, follows from the seed.
  ///
  /// - Parameter count: How many transactions, where that matters.
  /// - Returns: Whether there was anything that it could happen to.
  @discardableResult
  package mutating func happen(
    _ happening: SandboxHappening, seed: UInt64, count: Int? = nil
  ) -> Bool {
    var chance = SeededChance(seed, 0x4A99)
    let count = count ?? happening.defaultCount ?? 1
    switch happening {
    case .nullCurrency:
      return add(
        &chance, "Nowhere Money",
        overrides: ["iso_currency_code": nil, "unofficial_currency_code": nil])
    case .unknownCurrency: return add(&chance, "Unheard-of Money", currency: "XQZ")
    case .sevenDecimals:
      let text = "\(chance.int(1...99)).\(chance.int(100_000...999_999))\(chance.int(1...9))"
      return add(&chance, "Fine Print", amount: text)
    case .unknownAccountType:
      addAccount("Riddle", type: "riddle", subtype: "enigma", current: "\(chance.int(1...999))")
      return true
    case .accountVanishes: return vanish(&chance)
    case .accountReturns:
      return withAccount(&chance, where: { $0.isVanished }) { $0.setVanished(false, $1) }
    case .accountRenumbered:
      return withAccount(&chance, where: { $0.persistentID != nil && !$0.isVanished }) {
        $0.renumber($1)
      }
    case .itemRenumbered:
      item.renumber()
      return true
    case .lateHistory: return backfill(&chance, count)
    case .largeUpdate:
      return withAccount(&chance, where: \.isAlive) { script, id in
        var chance = SeededChance(seed, 0x1A46)
        for number in 1...max(1, count) {
          script.add(
            "\(chance.int(1...99)).\(chance.int(10...99))", to: id, name: "Flood \(number)")
        }
      }
    }
  }

  private mutating func add(
    _ chance: inout SeededChance, _ name: String, amount: String? = nil, currency: String? = nil,
    overrides: JSONObject? = nil
  ) -> Bool {
    let amount = amount ?? "\(chance.int(1...99)).\(chance.int(10...99))"
    return withAccount(&chance, where: \.isAlive) { script, id in
      script.add(amount, to: id, name: name, currency: currency, overrides: overrides)
    }
  }

  /// Lets an account vanish; the last one stays, since an Item without any is another story.
  private mutating func vanish(_ chance: inout SeededChance) -> Bool {
    guard item.accounts.count(where: { !$0.isVanished }) > 1 else { return false }
    return withAccount(&chance, where: { !$0.isVanished }) { $0.setVanished(true, $1) }
  }

  /// Adds history from before the Item was linked, which its balances had in them all the time.
  private mutating func backfill(_ chance: inout SeededChance, _ count: Int) -> Bool {
    guard let first = item.historyFrom else { return false }
    let span = max(0, Int(item.linkDay - first) - 1)
    var days = (0..<max(1, count)).map { _ in first + Int32(chance.int(0...span)) }
    days.sort()
    return withAccount(&chance, where: \.isAlive) { script, id in
      for day in days {
        let amount = Int64(day) % 90 + 5
        script.add("\(amount).25", to: id, on: LocalDate(day: day), name: "Found Late")
        script.withdrawEffect(of: script.item.transactions.count - 1)
      }
    }
  }

  /// Does something with one of the accounts that pass the filter; false when none does.
  private mutating func withAccount(
    _ chance: inout SeededChance, where isFit: (BankAccount) -> Bool,
    _ body: (inout SandboxScript, String) -> Void
  ) -> Bool {
    let fit = item.accounts.filter(isFit).map(\.id)
    guard !fit.isEmpty else { return false }
    body(&self, chance.pick(fit))
    return true
  }

  /// Takes a posted transaction's effect out of its account's balance.
  private mutating func withdrawEffect(of index: Int) {
    let transaction = item.transactions[index]
    item.accounts[transaction.account].post(-transaction.units)
  }
}

extension BankAccount {
  /// Whether the bank lists it with transactions.
  fileprivate var isAlive: Bool { hasTransactions && !isVanished }
}
