import PlaidSyncLedger
import PlaidSyncPorts

extension Application {
  /// Returns a family's quarantined element by its number.
  ///
  /// Throws `FailureCode.notFound` if there is none.
  public func quarantined(
    _ id: QuarantineID, in family: Family
  ) async throws -> QuarantinedElement {
    let elements = try await ledger(of: family).quarantine(of: family.id)
    guard let element = elements.first(where: { $0.id == id }) else {
      throw Failure(
        .notFound, "there is no element \(id) in quarantine",
        remedy: .see(.quarantine))
    }
    return element
  }

  /// Tries again to import quarantined transactions and trades, all of the family's if `ids` is
  /// empty. Elements of other lists are replaced by the next pull.
  ///
  /// An imported element moves its account's watermark back. Do it inside
  /// ``recomputing(_:_:after:)`` to have the balances computed at once.
  ///
  /// Throws `FailureCode.notFound` if one of `ids` is not in quarantine.
  ///
  /// - Returns: The elements that were tried, and those of them that still fail.
  public func retryQuarantine(
    _ ids: [QuarantineID], in family: Family
  ) async throws -> (tried: [QuarantinedElement], failed: [QuarantinedElement]) {
    var tried: [QuarantinedElement] = []
    if ids.isEmpty { tried = try await ledger(of: family).quarantine(of: family.id) }
    for id in Set(ids).sorted() { tried.append(try await quarantined(id, in: family)) }
    let failed = try await store(of: family).retryQuarantine(tried.map(\.id))
    return (tried, failed)
  }
}
