import PlaidSyncLedger
import TestSupport
import Testing

@Suite("TransferGraph")
struct TransferGraphTests {
  /// Builds a graph of entries, one per line: `number account day amount currency purpose`, where
  /// the purpose is `t` for a transfer and `x` for something else.
  private static func graph(
    _ text: String, rates: RateBook = .none, rejected: Set<TransferPair> = []
  ) throws -> TransferGraph {
    var evidence: [EntryID: TransferEvidence] = [:]
    let legs = try text.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      let id = EntryID(rawValue: try #require(Int64(words[0])))
      evidence[id] = Self.evidence(words.count > 5 ? words[5] : "")
      return TransferLeg(
        id: id, accountID: AccountID(try #require(Int64(words[1]))),
        date: try #require(LocalDate("2025-03-\(words[2])")),
        money: Money(try Amount(words[3]), Currency(words.count > 4 ? words[4] : "USD")))
    }
    return TransferGraph(
      legs, rates: rates, rejected: rejected, evidence: { evidence[$0] ?? .none })
  }

  private static func evidence(_ purpose: String) -> TransferEvidence {
    let categories = ["t": "TRANSFER_OUT", "x": "FOOD_AND_DRINK"]
    return TransferEvidence(category: categories[purpose], texts: [])
  }

  private static func pair(_ out: Int64, _ into: Int64) -> TransferPair {
    TransferPair(outflow: EntryID(rawValue: out), inflow: EntryID(rawValue: into))
  }

  private static func rates(_ list: [(from: String, to: String, day: String, rate: String)]) throws
    -> RateBook
  {
    var into: [Currency: [Currency: [LocalDate: Rate]]] = [:]
    for entry in list {
      let date = try #require(LocalDate("2025-03-\(entry.day)"))
      into[Currency(entry.to), default: [:]][Currency(entry.from), default: [:]][date] =
        try Rate(entry.rate)
    }
    return RateBook(into.mapValues { ExchangeRates($0) })
  }

  @Test("pairs opposite amounts of different accounts within five days")
  func plain() throws {
    let found = try Self.graph(
      """
      1 1 01 100
      2 2 06 -100
      3 1 10 50
      4 2 16 -50
      5 1 20 30
      6 1 20 -30
      7 1 22 40
      8 2 22 40
      9 1 25 10 USD
      10 2 25 -10 EUR
      """
    ).matches()
    #expect(found.pairs == [Self.pair(1, 2)])
    #expect(found.unclear == [])
  }

  @Test("takes the nearest date first, and each entry once")
  func nearest() throws {
    let found = try Self.graph(
      """
      1 1 01 100 USD t
      2 2 04 -100 USD t
      3 3 02 -100 USD t
      4 1 05 100 USD t
      """
    ).matches()
    #expect(found.pairs == [Self.pair(1, 3), Self.pair(4, 2)])
  }

  @Test("lists two equally near ones for review, and uses no more distant one instead")
  func unclear() throws {
    let text = """
      1 1 05 100 USD t
      2 2 04 -100
      3 3 06 -100
      4 2 08 -100
      """
    let found = try Self.graph(text).matches()
    #expect(found.pairs == [])
    #expect(found.unclear == [Self.pair(1, 2), Self.pair(1, 3)])
    let decided = try Self.graph(text, rejected: [Self.pair(1, 2)]).matches()
    #expect(decided.pairs == [Self.pair(1, 3)])
    #expect(decided.unclear == [])
  }

  @Test("never pairs what is something else; the other side's evidence makes it worth a review")
  func contradicted() throws {
    let found = try Self.graph(
      """
      1 1 10 80 USD x
      2 2 12 -80 USD t
      3 1 20 150 USD x
      4 2 21 -150 USD x
      5 1 25 60 USD x
      6 2 25 -60
      """
    ).matches()
    #expect(found.pairs == [])
    #expect(found.unclear == [Self.pair(1, 2)])
  }

  @Test("without evidence, pairs only what has no other candidate in the whole window")
  func alone() throws {
    let found = try Self.graph(
      """
      1 1 10 80
      2 2 12 -80
      3 3 15 -80
      4 1 20 50
      5 2 25 -50
      """
    ).matches()
    #expect(found.pairs == [Self.pair(4, 5)])
    #expect(found.unclear == [Self.pair(1, 2), Self.pair(1, 3)])
  }

  @Test("evidence goes before a nearer date without any")
  func evidenceFirst() throws {
    let found = try Self.graph(
      """
      1 1 10 80
      2 2 10 -80
      3 3 12 -80 USD t
      """
    ).matches()
    #expect(found.pairs == [Self.pair(1, 3)])
    #expect(found.unclear == [])
  }

  @Test("pairs as many equal outflows as inflows in order, and marks them as interchangeable")
  func interchangeable() throws {
    let found = try Self.graph(
      """
      1 1 02 250 USD t
      2 1 02 250 USD t
      3 3 02 -250 USD t
      4 2 02 -250 USD t
      5 1 10 99 USD t
      6 2 10 -99 USD t
      """
    ).matches()
    #expect(found.pairs == [Self.pair(1, 4), Self.pair(2, 3), Self.pair(5, 6)])
    #expect(found.interchangeable == [Self.pair(1, 4), Self.pair(2, 3)])
    #expect(found.unclear == [])
  }

  @Test("a text that names the other account, or a transfer, is evidence")
  func texts() {
    let savings = TransferEvidence.AccountNames(
      name: "Holiday Fund", mask: "4444", institution: "Platypus")
    func supports(_ text: String, category: String? = nil) -> Bool {
      TransferEvidence(category: category, texts: [text]).supports(savings)
    }
    for text in ["ACH to 4444", "to HOLIDAY FUND", "platypus online", "Online Transfer", "XFER 12"]
    {
      #expect(supports(text), "\(text)")
    }
    #expect(!supports("Trattoria"))
    #expect(!supports("Transfer fee", category: "BANK_FEES"))
    #expect(supports("anything", category: "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT"))
  }

  @Test(
    "pairs two currencies whose amounts differ by at most 3 % at a stored rate",
    arguments: [
      ("97", true), ("96.99", false), ("103", true), ("103.01", false), ("100", true),
    ])
  func currencies(_ amount: String, _ isPair: Bool) throws {
    let here = try Self.rates([(from: "USD", to: "EUR", day: "02", rate: "1")])
    let found = try Self.graph("1 1 05 100 EUR t\n2 2 06 -\(amount) USD", rates: here).matches()
    #expect(found.pairs.isEmpty != isPair)
    let plain = try Self.graph("1 1 05 100 EUR\n2 2 06 -\(amount) USD", rates: here).matches()
    #expect(plain.pairs.isEmpty && plain.unclear.isEmpty, "two currencies need evidence")
  }

  @Test("uses a rate of the outflow's day, else the inverse of the inflow's; never an old one")
  func whichRate() throws {
    func pairs(_ list: [(from: String, to: String, day: String, rate: String)]) throws -> Int {
      try Self.graph("1 1 10 100 EUR t\n2 2 12 -110 USD", rates: try Self.rates(list)).matches()
        .pairs.count
    }
    #expect(try pairs([(from: "EUR", to: "USD", day: "05", rate: "1.1")]) == 1)
    #expect(try pairs([(from: "EUR", to: "USD", day: "04", rate: "1.1")]) == 0)
    #expect(try pairs([(from: "EUR", to: "USD", day: "11", rate: "1.1")]) == 0)
    #expect(try pairs([(from: "USD", to: "EUR", day: "12", rate: "0.91")]) == 1)
    #expect(
      try pairs([
        (from: "EUR", to: "USD", day: "09", rate: "2"),
        (from: "USD", to: "EUR", day: "12", rate: "0.91"),
      ]) == 0)
  }

  /// Returns many entries of few amounts on few days, so that they compete for counterparts.
  static func crowd(_ random: inout SeededRandom, count: Int) -> [TransferLeg] {
    (1...count).map { number in
      // Trades can be sides too, and their numbers start at 1 again.
      let id = Int64(number) * (random.happens(oneIn: 3) ? -1 : 1)
      let amount = Int64(random.number(in: 1...3)) * (random.happens(oneIn: 2) ? 1 : -1)
      return TransferLeg(
        id: EntryID(rawValue: id), accountID: AccountID(Int64(random.number(in: 1...4))),
        date: LocalDate(day: Int32(20_000 + random.number(in: 0...40))),
        money: Money(
          Amount(unchecked: amount * Amount.unitsPerOne),
          Currency(random.happens(oneIn: 4) ? "EUR" : "USD")))
    }
  }

  /// The evidence of an entry, the same each time: a third each of transfers, of others, of none.
  private static func evidence(of id: EntryID) -> TransferEvidence {
    evidence(["t", "x", ""][Int(id.rawValue.magnitude % 3)])
  }

  @Test("property: no entry is in two pairs, in any order of entries; rejected pairs stay apart")
  func properties() throws {
    let rates = RateBook([
      Currency("USD"): ExchangeRates([Currency("EUR"): [LocalDate(day: 20_010): try Rate("1.02")]])
    ])
    var (pairCount, unclearCount) = (0, 0)
    for seed in UInt64(1)...1000 {
      var random = SeededRandom(seed: seed)
      let legs = Self.crowd(&random, count: random.number(in: 2...40))
      let byID = Dictionary(uniqueKeysWithValues: legs.map { ($0.id, $0) })
      let first = TransferGraph(legs, rates: rates, evidence: Self.evidence).matches()
      let rejected = Set(first.pairs.union(first.unclear).filter { _ in random.happens(oneIn: 3) })
      for rejections in [[], rejected] {
        let found = TransferGraph(
          legs, rates: rates, rejected: rejections, evidence: Self.evidence
        ).matches()
        let again = TransferGraph(
          legs.shuffled(using: &random), rates: rates, rejected: rejections,
          evidence: Self.evidence)
        #expect(again.matches() == found, "seed \(seed)")
        let ends = found.pairs.flatMap { [$0.outflow, $0.inflow] }
        #expect(Set(ends).count == ends.count, "seed \(seed)")
        let unclear = Set(found.unclear.flatMap { [$0.outflow, $0.inflow] })
        #expect(unclear.isDisjoint(with: ends), "seed \(seed)")
        #expect(found.pairs.union(found.unclear).isDisjoint(with: rejections), "seed \(seed)")
        for pair in found.pairs.union(found.unclear) {
          let out = try #require(byID[pair.outflow])
          let into = try #require(byID[pair.inflow])
          #expect(out.isOutflow && !into.isOutflow, "seed \(seed)")
          #expect(out.accountID != into.accountID, "seed \(seed)")
          let others = [out, into].count { Self.evidence(of: $0.id).purpose == .other }
          #expect(others == 0 || others == 1 && found.unclear.contains(pair), "seed \(seed)")
          #expect(abs(out.date.days(to: into.date)) <= 5, "seed \(seed)")
        }
        pairCount += found.pairs.count
        unclearCount += found.unclear.count
      }
    }
    #expect(pairCount > 1000 && unclearCount > 300)
  }

  @Test("property: a change affects only what is reachable from its day on")
  func reach() {
    for seed in UInt64(1)...1000 {
      var random = SeededRandom(seed: seed)
      let legs = Self.crowd(&random, count: random.number(in: 2...40))
      let day = LocalDate(day: Int32(20_000 + random.number(in: 0...40)))
      let before = TransferGraph(
        legs.filter { $0.date < day || random.happens(oneIn: 2) }, evidence: Self.evidence)
      let after = TransferGraph(
        legs.filter { $0.date < day || random.happens(oneIn: 2) }, evidence: Self.evidence)
      let start = day.adding(days: -TransferGraph.daysApartMax)
      let reached = Set(
        (before.legs(reachedFrom: start) + after.legs(reachedFrom: start)).map(\.id))
      func outside(_ matches: TransferMatches) -> Set<TransferPair> {
        matches.pairs.filter { !reached.contains($0.outflow) }
      }
      #expect(outside(before.matches()) == outside(after.matches()), "seed \(seed)")
      let part = TransferGraph(after.legs(reachedFrom: start), evidence: Self.evidence).matches()
      let whole = after.matches()
      let ids = Set(after.legs(reachedFrom: start).map(\.id))
      #expect(part.pairs == whole.pairs.filter { ids.contains($0.outflow) }, "seed \(seed)")
      #expect(part.unclear == whole.unclear.filter { ids.contains($0.outflow) }, "seed \(seed)")
    }
  }

  @Test("finds the same among the entries that pass the Bloom filter, which are a minority")
  func bloomFilter() throws {
    var kept = 0
    var all = 0
    for seed in 0..<UInt64(300) {
      var random = SeededRandom(seed: seed)
      let start = LocalDate("2020-01-01")!
      let legs = try (1...random.number(in: 1...400)).map { number in
        TransferLeg(
          id: EntryID(rawValue: Int64(number)),
          accountID: AccountID(Int64(random.number(in: 1...3))),
          date: start.adding(days: random.number(in: 0...900)),
          money: Money(
            try Amount("\(random.number(in: 1...40))").negated(random.happens(oneIn: 2)),
            Currency("USD")))
      }
      var filter = TransferBloomFilter(count: legs.count)
      for leg in legs { filter.insert(leg.money.amount, on: leg.date) }
      let rest = legs.filter { filter.mayBePaired($0.money.amount, on: $0.date) }
      #expect(
        TransferGraph(rest, evidence: Self.evidence).matches()
          == TransferGraph(legs, evidence: Self.evidence).matches(), "seed \(seed)")
      kept += rest.count
      all += legs.count
    }
    #expect(kept * 2 < all, "\(kept) of \(all)")
  }
}

extension Amount {
  fileprivate func negated(_ isWanted: Bool) -> Amount { isWanted ? negated : self }
}
