import PlaidSyncLedger
import TestSupport

@testable import PlaidSyncSandbox

extension Simulation {
  /// The events that can occur at a bank between two pulls.
  private static let dataEvents: [DataEvent] = [
    .nullCurrency, .unknownCurrency, .sevenDecimals, .unknownAccountType, .accountVanishes,
    .accountReturns, .accountRenumbered, .lateHistory,
  ]

  /// The name of each account's first transaction, which never changes.
  ///
  /// Transactions older than a full list are kept; without this one, the beginning of the list
  /// would decide which transactions are removed.
  private static let oldest = "The first"

  /// A customer of a bank: a checking account, a card and a student loan with some history.
  func customer(_ number: Int) -> String {
    let accounts = [
      ("depository", "checking", "Checking"), ("credit", "credit card", "Card"),
      ("loan", "student", "Loan"),
    ].map { type, subtype, name in
      let first = harness.clock.today.adding(days: -730)
      let oldest = """
        {"date_transacted": "\(first)", "date_posted": "\(first)", "amount": 10,
         "description": "\(Self.oldest)"}
        """
      let transactions = (0..<random.number(in: 0...12)).map { index in
        let day = harness.clock.today.adding(days: -random.number(in: 0...60))
        let posted = random.happens(oneIn: 4) ? day.adding(days: 3) : day
        return """
          {"date_transacted": "\(day)", "date_posted": "\(posted)", "amount": \(amount()),
           "description": "\(name) \(index)"}
          """
      }
      return """
        {"type": "\(type)", "subtype": "\(subtype)", "starting_balance": \(amount(isPositive: true)),
         "meta": {"name": "\(name) \(number)"},
         "transactions": [\(([oldest] + transactions).joined(separator: ","))]}
        """
    }
    return #"{"version": 2, "override_accounts": [\#(accounts.joined(separator: ","))]}"#
  }

  /// An amount as a bank writes it.
  func amount(isPositive: Bool = false) -> String {
    let sign = !isPositive && random.happens(oneIn: 3) ? "-" : ""
    return "\(sign)\(random.number(in: 1...400)).\(random.number(in: 10...99))"
  }

  /// Performs one random change at one of the banks.
  func happenAtBank() {
    guard let item = random.element(of: items) else { return }
    tally.dataEvents += 1
    if random.happens(oneIn: 6), let dataEvent = random.element(of: Self.dataEvents) {
      // A replay omits the transactions of a vanished account: those removed before would stay.
      guard dataEvent != .accountVanishes || !model.hasRemovalsToPull(from: harness.bank(item))
      else {
        return
      }
      let seed = random.next()
      harness.apply(dataEvent, to: item, seed: seed, count: 2)
      return
    }
    let bank = harness.bank(item)
    let places = bank.accounts.indices.filter {
      bank.accounts[$0].hasTransactions && !bank.accounts[$0].isVanished
    }
    let standing = bank.transactions.filter {
      !$0.isGone && $0.isReleased && $0.name != Self.oldest && places.contains($0.account)
    }
    let day = harness.sandbox.today.adding(days: -random.number(in: 0...5))
    let amount = amount()
    switch random.number(in: 0...9) {
    case 0...3:
      guard let place = random.element(of: places) else { return }
      let name = "Shop \(random.number(in: 1...9))"
      let isPending = random.happens(oneIn: 2)
      harness.script(item) {
        _ = $0.add(
          amount, to: bank.accounts[place].id, on: day, name: name, isPending: isPending)
      }
    case 4, 5:
      guard let pending = random.element(of: standing.filter(\.isPending)) else { return }
      let isSame = random.happens(oneIn: 2)
      harness.script(item) { _ = $0.post(pending.id, amount: isSame ? nil : amount, on: day) }
    case 6:
      guard let one = random.element(of: standing) else { return }
      harness.script(item) { $0.remove(one.id) }
    case 7:
      guard let one = random.element(of: standing) else { return }
      let isRenamed = random.happens(oneIn: 2)
      harness.script(item) {
        if isRenamed {
          $0.modify(one.id, name: "Renamed")
        } else {
          $0.modify(one.id, amount: amount)
        }
      }
    case 8:
      // A pending transaction that has posted does not return. Neither does one that no pull has
      // seen: it may have arrived and disappeared in one update, and then it is known and not new.
      let successors = Set(bank.transactions.compactMap(\.pendingID))
      let gone = bank.transactions.filter {
        $0.isGone && !successors.contains($0.id) && places.contains($0.account)
          && ($0.isPending || model.hasSeen($0.id, of: bank))
      }
      guard let one = random.element(of: gone) else { return }
      harness.script(item) { $0.revive(one.id) }
    default:
      // The bank corrects a balance without a transaction.
      guard let place = random.element(of: places) else { return }
      harness.script(item) {
        $0.setBalance(of: bank.accounts[place].id, current: amount, available: nil)
      }
    }
  }
}
