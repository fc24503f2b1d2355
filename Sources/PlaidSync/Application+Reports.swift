import PlaidSyncLedger
import PlaidSyncPorts

extension Application {
  /// Returns what a family owns and owes, day by day, in its currency.
  public func netWorth(
    of family: Family, since: LocalDate?, until: LocalDate?
  ) async throws -> NetWorth {
    let end = try until ?? today(of: family)
    let rows = try await ledger(of: family).accountDays(
      of: family.id, in: SyncWindow(start: since, end: end))
    do {
      return try NetWorth(
        rows, of: try await ledger(of: family).accounts(of: family.id), in: family.currency,
        rates: try await ledger(of: family).rateBook(of: family.id), until: end)
    } catch is AmountError {
      throw Self.tooLarge
    }
  }

  /// Returns a family's incoming and outgoing amounts by month and category, in its currency.
  ///
  /// - Parameter account: If given, only this account's transactions count.
  public func flows(
    of family: Family, account: AccountID?, since: LocalDate, until: LocalDate
  ) async throws -> MonthlyFlows {
    let entries = try await ledger(of: family).reportEntries(
      of: family.id, in: SyncWindow(start: since, end: until)
    ).filter { account == nil || $0.accountID == account }
    do {
      return try MonthlyFlows(
        entries, in: family.currency, rates: try await ledger(of: family).rateBook(of: family.id))
    } catch is AmountError {
      throw Self.tooLarge
    }
  }

  private static var tooLarge: Failure {
    Failure(
      .badInput, "the sums are larger than an amount can be",
      remedy: .findWrongAmount())
  }
}
