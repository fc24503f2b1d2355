/// The tenant: one household, or one customer of a hosted installation.
public struct Family: Hashable, Sendable {
  /// Its row number in the store.
  public let id: FamilyID
  /// Its name on the command line.
  public let name: String
  /// The base currency, in which totals are given.
  public let currency: Currency
  /// The IANA name of the time zone that decides which day is "today".
  public let timeZone: String
  /// The last day of its newest sync in which every child sync completed.
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
