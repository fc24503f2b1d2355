import PlaidSyncLedger
import PlaidSyncPorts

extension Application {
  /// Returns what a family owns and owes, day by day, in its currency.
  ///
  /// An account counts from its first balance on. What is missing is in `NetWorth.gaps`.
  ///
  /// Throws `FailureCode.badInput` if a sum is out of range.
  ///
  /// - Parameters:
  ///   - since: The first day, included; `nil` for the first with a balance.
  ///   - until: The last day, included; `nil` for today.
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

  /// Returns a family's income and spending by month and category, in its currency.
  ///
  /// Throws `FailureCode.badInput` if a sum is out of range.
  ///
  /// - Parameters:
  ///   - account: The account whose transactions count; `nil` for all accounts.
  ///   - since: The first day, included.
  ///   - until: The last day, included.
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
