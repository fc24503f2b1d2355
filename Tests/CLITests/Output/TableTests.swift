import Testing

@testable import PlaidSyncCLI

@Suite("Table")
struct TableTests {
  private func table() -> Table {
    var table = Table([.fixed("DATE"), .text("NAME"), .number("AMOUNT"), .text("CATEGORY")])
    table.add(["2024-03-01", "Bäckerei am Markt", "-12.50", "FOOD_AND_DRINK"])
    table.add(["2024-03-02", "東京電力エナジー", "1234.00", "UTILITIES"])
    table.add(["2024-03-03", "Cafe\u{0301} 🍰 \u{1B}[31mred\n", "-", ""])
    return table
  }

  @Test("in a file a table is as wide as needed, with numbers aligned right")
  func file() {
    #expect(
      table().text(on: .file) == """
        DATE        NAME                AMOUNT  CATEGORY
        2024-03-01  Bäckerei am Markt   -12.50  FOOD_AND_DRINK
        2024-03-02  東京電力エナジー   1234.00  UTILITIES
        2024-03-03  Café 🍰  [31mred         -

        """)
  }

  @Test("on a screen the widest text column shrinks first, dates and numbers never")
  func screen() {
    #expect(
      table().text(on: .screen(46)) == """
        DATE        NAME          AMOUNT  CATEGORY
        2024-03-01  Bäckerei a…   -12.50  FOOD_AND_DR…
        2024-03-02  東京電力エ…  1234.00  UTILITIES
        2024-03-03  Café 🍰  […        -

        """)
    #expect(
      table().text(on: .screen(38, isUTF8: false)) == """
        DATE        NAME      AMOUNT  CATEGORY
        2024-03-01  Bäcker~   -12.50  FOOD_AN~
        2024-03-02  東京電~  1234.00  UTILITI~
        2024-03-03  Café ~         -

        """)
  }

  @Test("no line is wider than the screen, down to text columns of six characters")
  func fits() {
    for width in 38...90 {
      for line in table().text(on: .screen(width)).split(separator: "\n") {
        #expect(TextWidth.width(of: String(line)) <= width, "\(width): \(line)")
      }
    }
  }

  @Test("if a table does not fit, empty columns are omitted first and extra ones next")
  func extras() {
    var table = Table([.text("NAME"), .fixed("KIND").extra, .fixed("NOTE"), .number("COUNT")])
    table.add(["Checking", "account", "", "12"])
    let texts = [24, 23, 15].map { table.text(on: .screen($0)) }
    #expect(
      table.text(on: .file) == """
        NAME      KIND     NOTE  COUNT
        Checking  account           12

        """)
    #expect(
      texts == [
        "NAME      KIND     COUNT\nChecking  account     12\n",
        "NAME      COUNT\nChecking     12\n", "NAME      COUNT\nChecking     12\n",
      ])
  }

  @Test("titles are bold if colors are used")
  func bold() {
    var screen = Terminal.screen(80)
    screen.usesColor = true
    let first = table().text(on: screen).split(separator: "\n")[0]
    #expect(first.hasPrefix("\u{1B}[1mDATE") && first.hasSuffix("CATEGORY\u{1B}[0m"))
  }

  @Test("a table without rows is empty")
  func empty() {
    #expect(Table([.text("NAME")]).text(on: .screen(80)) == "")
  }
}
