/// The owner of items and accounts: one household, or one customer of a hosted installation.
///
/// Everything in a database belongs to one of its families.
public struct Family: Hashable, Sendable {
  public let id: FamilyID
  /// The name that identifies it in the database.
  public let name: String
  /// The base currency, in which reports give totals.
  public let currency: Currency
  /// The IANA name of the time zone that decides which day is "today", such as `Europe/Berlin`.
  public let timeZone: String
  /// The day of the newest pull in which every item and account completed; `nil` if there was none.
  public let dataSyncedThrough: LocalDate?

  /// Creates a family.
  package init(
    id: FamilyID, name: String, currency: Currency, timeZone: String,
    dataSyncedThrough: LocalDate?
  ) {
    self.id = id
    self.name = name
    self.currency = currency
    self.timeZone = timeZone
    self.dataSyncedThrough = dataSyncedThrough
  }
}
