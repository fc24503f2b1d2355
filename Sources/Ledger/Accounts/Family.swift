/// The tenant: one household, or one customer of a hosted installation.
public struct Family: Hashable, Sendable {
  /// Its number.
  public let id: FamilyID
  /// Its name on the command line.
  public let name: String
  /// The currency that totals are given in.
  public let currency: Currency
  /// The time zone that "today" is taken in, an IANA name.
  public let timeZone: String
  /// The last day of its last run in which every child completed.
  public let dataSyncedThrough: LocalDate?

  /// Describes a family.
  public init(
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
