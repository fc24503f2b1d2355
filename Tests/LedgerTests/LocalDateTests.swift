import PlaidSyncLedger
import Testing

@Suite("LocalDate")
struct LocalDateTests {
  @Test("every day from 1900 to 2200 agrees with a calendar that counts")
  func everyDay() throws {
    var (year, month, dayOfMonth) = (1900, 1, 1)
    // From 1900 to 1970 there are 70 years, 17 of them leap.
    var number: Int32 = -(70 * 365 + 17)
    while year <= 2200 {
      let date = try #require(LocalDate(year: year, month: month, dayOfMonth: dayOfMonth))
      let parts = date.components
      let text = date.description
      guard date.day == number, parts == (year, month, dayOfMonth), LocalDate(text) == date,
        text.utf8.count == 10
      else {
        Issue.record("\(year)-\(month)-\(dayOfMonth) became \(text), day \(date.day)")
        return
      }
      number += 1
      dayOfMonth += 1
      if dayOfMonth > length(month, year) { (month, dayOfMonth) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(number == LocalDate("2201-01-01")?.day)
  }

  @Test("well-known days are right")
  func known() throws {
    #expect(LocalDate("1970-01-01")?.day == 0)
    #expect(LocalDate("1969-12-31")?.day == -1)
    #expect(LocalDate("2000-02-29")?.day == 11_016)
    #expect(LocalDate("0001-01-01")?.day == -719_162)
    #expect(LocalDate("9999-12-31")?.day == 2_932_896)
    #expect(LocalDate(day: -719_162).description == "0001-01-01")
  }

  @Test(
    "text that is not a date is rejected",
    arguments: [
      "", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-01-00",
      "2025-1-01", "25-01-01", "2025/01/01", "2025-01-01 ", " 2025-01-01", "2025-01-0a",
      "0000-01-01",
      "2025-01-01T00:00:00Z", "-025-01-01", "２０２５-01-01",
    ])
  func refused(text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test("days are added and counted across the ends of months and years")
  func arithmetic() throws {
    let leap = try #require(LocalDate("2024-02-28"))
    #expect(leap.next.description == "2024-02-29")
    #expect(leap.adding(days: 2).description == "2024-03-01")
    #expect(leap.adding(days: -59).description == "2023-12-31")
    #expect(leap.previous.next == leap)
    #expect(leap.days(to: leap.adding(days: 1000)) == 1000)
    #expect(leap < leap.next)
  }

  private func length(_ month: Int, _ year: Int) -> Int {
    if month == 2 {
      if year % 400 == 0 { return 29 }
      if year % 100 == 0 { return 28 }
      return year % 4 == 0 ? 29 : 28
    }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}
