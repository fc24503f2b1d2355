import PlaidSyncLedger
import TestSupport
import Testing

@Suite("TransactionMatcher")
struct TransactionMatcherTests {
  /// Parses a row from `number date amount name`, with `!` pending, `*` edited, `@day` authorized.
  private func row(_ text: String) throws -> TransactionMatcher.Row {
    let words = text.split(separator: " ").map(String.init)
    let flags = words.dropFirst(4)
    return TransactionMatcher.Row(
      id: TransactionID(Int64(words[0])!), date: LocalDate("2025-05-\(words[1])")!,
      authorizedDate: flags.first { $0.hasPrefix("@") }
        .flatMap { LocalDate("2025-05-\($0.dropFirst())") },
      money: Money(try Amount(words[2]), Currency("USD")), name: words[3],
      isPending: flags.contains("!"), isEdited: flags.contains("*"))
  }

  private func matched(_ old: [String], _ new: [String]) throws -> String {
    let rows = TransactionMatcher(old: try old.map(row), new: try new.map(row))
    func list(_ ids: [TransactionID]) -> String { ids.map(\.description).joined(separator: " ") }
    return rows.pairs.map { "\($0.old)=\($0.new)" }.sorted().joined(separator: " ")
      + " | missing \(list(rows.missing)) | added \(list(rows.added))"
      + " | ambiguous \(list(rows.ambiguous)) | older \(rows.older)"
  }

  @Test("date, amount and name decide, and each row is used once")
  func equal() throws {
    #expect(
      try matched(
        ["1 10 5 Tea", "2 10 5 Tea", "3 11 5 Tea", "4 12 9 Rent"],
        ["11 10 5 Tea", "12 11 5 Tea", "13 12 9 Rent", "14 12 9 Rent"])
        == "1=11 3=12 4=13 | missing 2 | added 14 | ambiguous  | older 0")
  }

  @Test("of equal rows, edited ones are matched first, and the remaining ones are ambiguous")
  func edited() throws {
    #expect(
      try matched(["1 10 5 Tea", "2 10 5 Tea *"], ["11 10 5 Tea"])
        == "2=11 | missing 1 | added  | ambiguous 1 | older 0")
  }

  @Test("of rows that are otherwise equal, a posted one is matched with a posted one")
  func state() throws {
    #expect(
      try matched(["1 10 5 Tea *", "2 10 5 Tea !"], ["11 10 5 Tea !", "12 10 5 Tea"])
        == "1=12 2=11 | missing  | added  | ambiguous  | older 0")
    #expect(
      try matched(["1 10 5 Tea !", "2 10 5 Tea ! *"], ["11 10 5 Tea", "12 10 5 Tea !"])
        == "1=11 2=12 | missing  | added  | ambiguous  | older 0")
  }

  @Test("a different name is matched if there is no other candidate, and left otherwise")
  func renamed() throws {
    #expect(
      try matched(
        ["1 10 5 TEA", "2 11 6 A", "3 11 6 B"], ["11 10 5 Tea", "12 11 6 C", "13 11 6 D"])
        == "1=11 | missing 2 3 | added 12 13 | ambiguous 2 3 | older 0")
  }

  @Test("a pending row that has posted is matched by the day it was authorized")
  func posted() throws {
    #expect(
      try matched(
        ["1 10 5 Tea !", "2 10 7 Pie !", "3 10 7 Pie !"],
        ["10 09 1 Old", "11 12 5 Tea @10", "12 12 7 Pie @10"])
        == "1=11 | missing 2 3 | added 10 12 | ambiguous  | older 0")
  }

  @Test("rows older than the whole list are kept; if nothing is listed, all are")
  func older() throws {
    #expect(
      try matched(["1 10 5 Tea", "2 12 5 Tea"], ["11 12 5 Tea"])
        == "2=11 | missing  | added  | ambiguous  | older 1")
    #expect(
      try matched(["1 10 5 Tea"], []) == " | missing  | added  | ambiguous  | older 1")
  }

  @Test("no row is used twice, and equal multisets match completely")
  func properties() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      func rows(_ first: Int) throws -> [TransactionMatcher.Row] {
        try (0..<random.number(in: 0...25)).map { number in
          try row(
            "\(first + number) 1\(random.number(in: 0...4)) \(random.number(in: 1...3)) "
              + "\(["A", "B"][random.number(in: 0...1)])\(random.happens(oneIn: 3) ? " *" : "")")
        }
      }
      let old = try rows(1)
      let new = try rows(101)
      let result = TransactionMatcher(old: old, new: new)
      let seenOld = result.pairs.map(\.old) + result.missing
      #expect(Set(seenOld).count == seenOld.count, "seed \(seed)")
      #expect(seenOld.count + result.older == old.count, "seed \(seed)")
      let seenNew = result.pairs.map(\.new) + result.added
      #expect(Set(seenNew) == Set(new.map(\.id)) && seenNew.count == new.count, "seed \(seed)")
      for pair in result.pairs {
        let one = old.first { $0.id == pair.old }!
        let other = new.first { $0.id == pair.new }!
        #expect(one.date == other.date && one.money == other.money, "seed \(seed)")
      }
      let copies = old.map { row in
        TransactionMatcher.Row(
          id: TransactionID(row.id.rawValue + 1000), date: row.date,
          authorizedDate: row.authorizedDate, money: row.money, name: row.name,
          isPending: row.isPending, isEdited: false)
      }.shuffled(using: &random)
      let same = TransactionMatcher(old: old, new: copies)
      #expect(same.pairs.count == old.count && same.ambiguous.isEmpty, "seed \(seed)")
    }
  }
}
