import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncCLI

@Suite("Chart")
struct ChartTests {
  /// One point for each day, starting on 2024-03-01.
  private func chart(_ amounts: String, _ currency: String = "EUR") throws -> Chart {
    let start = try #require(LocalDate("2024-03-01"))
    let points = try amounts.split(separator: " ").enumerated().map { index, text in
      Chart.Point(start.adding(days: index), try Amount(String(text)))
    }
    return Chart(points, currency: Currency(currency))
  }

  @Test("few days are drawn as steps, and zero has a line of its own")
  func steps() throws {
    let text = try chart("10 30 30 -10.5 0 20").text(on: .screen(47), height: 6)
    #expect(
      text == """
         30.00 ┤      ⢸⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⢹
               │      ⢸            ⢸            ⢠⠤⠤⠤⠤⠤⠤
               │⣀⣀⣀⣀⣀⣀⣸            ⢸            ⢸
               │                   ⢸            ⢸
          0.00 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄⢸┄┄┄┄┄┄⡖⠒⠒⠒⠒⠒⠚┄┄┄┄┄┄
        -10.50 ┤                   ⢸⣀⣀⣀⣀⣀⣀⡇
               └───────────────────────────────────────
                2024-03-01    2024-03-03     2024-03-06
        min -10.50 EUR on 2024-03-04
        max 30.00 EUR on 2024-03-02
        last 20.00 EUR on 2024-03-06

        """)
  }

  @Test("without UTF-8 the chart is drawn in ASCII")
  func ascii() throws {
    let text = try chart("10 30 30 -10.5 0 20").text(on: .screen(47, isUTF8: false), height: 6)
    #expect(
      text == """
         30.00 |       **************
               |       *            *            ******
               |********            *            *
               |                    *            *
          0.00 |--------------------*-----********-----
        -10.50 |                    *******
               +---------------------------------------
                2024-03-01    2024-03-03     2024-03-06
        min -10.50 EUR on 2024-03-04
        max 30.00 EUR on 2024-03-02
        last 20.00 EUR on 2024-03-06

        """)
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("many days share columns without losing a peak")
  func manyDays() throws {
    let amounts = (0..<400).map { $0 == 137 ? "95" : $0 == 299 ? "-5" : "\($0 / 8)" }
    let text = try chart(amounts.joined(separator: " "), "JPY").text(on: .screen(40), height: 5)
    #expect(
      text == """
        95 ┤            ⣿
           │            ⣿
           │            ⣿            ⣀⣀⣀⣠⠤⠤⠤⠖⠒⠒⠒
           │          ⣀⣀⣿⣠⠤⠤⠤⠖⠒⠒⠒⠚⠉⠉⠉⠁⢸⡇
        -5 ┤⠤⠤⠖⠒⠒⠒⠚⠉⠉⠉⠁               ⢸⡇
           └────────────────────────────────────
            2024-03-01                2025-04-04
        min -5 JPY on 2024-12-25
        max 95 JPY on 2024-07-16
        last 49 JPY on 2025-04-04

        """)
  }

  @Test("a single value is a line in the middle")
  func singleValue() throws {
    let text = try chart("-7").text(on: .screen(30), height: 3)
    #expect(
      text == """
              │
        -7.00 ┤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
              │
              └───────────────────────
               2024-03-01
        min -7.00 EUR on 2024-03-01
        max -7.00 EUR on 2024-03-01
        last -7.00 EUR on 2024-03-01

        """)
    #expect(try chart("").text(on: .screen(30)) == "")
  }

  @Test("the largest possible amounts can be drawn")
  func extremes() throws {
    let text = try chart("-90000000000 90000000000").text(on: .screen(60), height: 3)
    #expect(
      text == """
         90000000000.00 ┤                     ⢸⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
                   0.00 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄⢸┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
        -90000000000.00 ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣸
                        └───────────────────────────────────────────
                         2024-03-01                       2024-03-02
        min -90000000000.00 EUR on 2024-03-01
        max 90000000000.00 EUR on 2024-03-02
        last 90000000000.00 EUR on 2024-03-02

        """)
  }

  @Test("missing days keep the value of the day before")
  func gaps() throws {
    let days = [("2024-03-01", "1"), ("2024-03-10", "2")]
    let points = try days.map { date, text in
      Chart.Point(try #require(LocalDate(date)), try Amount(text))
    }
    let text = Chart(points, currency: Currency("EUR")).text(on: .screen(32), height: 3)
    #expect(
      text == """
        2.00 ┤                       ⢸⠉⠉
             │                       ⢸
        1.00 ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣸
             └──────────────────────────
              2024-03-01      2024-03-10
        min 1.00 EUR on 2024-03-01
        max 2.00 EUR on 2024-03-10
        last 2.00 EUR on 2024-03-10

        """)
  }

  @Test("every line fits the screen, and every chart has its height")
  func fits() throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let count = Int.random(in: 1...900, using: &random)
      let range = Int64.random(in: 1...Amount.rawValueMax / 2, using: &random)
      let points = (0..<count).map { day in
        let units = Int64.random(in: -range...range, using: &random)
        return Chart.Point(LocalDate(day: 19_000 + Int32(day)), Amount(unchecked: units))
      }
      let height = Int.random(in: 3...30, using: &random)
      let screen = Terminal.screen(
        Int.random(in: 60...150, using: &random), isUTF8: Bool.random(using: &random))
      let text = Chart(points, currency: Currency("EUR")).text(on: screen, height: height)
      let lines = text.split(separator: "\n").map(String.init)
      #expect([height + 3, height + 5].contains(lines.count), "seed \(seed)")
      for line in lines {
        #expect(TextWidth.width(of: line) <= screen.width ?? 0, "seed \(seed): \(line)")
      }
    }
  }
}
