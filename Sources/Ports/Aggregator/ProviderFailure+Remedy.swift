import PlaidSyncLedger

extension ProviderFailure {
  /// Returns the failure with a remedy for the item that was called.
  ///
  /// A remedy specific to the failure, for example to a network that is down, takes precedence over
  /// the general remedy of its reaction.
  package func failure(of item: Item) -> Failure {
    if isCursorRefused { return failure.with(remedy: .pullFull(item: item.id)) }
    guard failure.remedy == reaction.remedy() else { return failure }
    return failure.with(remedy: reaction.remedy(of: item))
  }
}

extension ProviderFailure.Reaction {
  /// Returns the remedy for failures that require this reaction. No other code decides this.
  ///
  /// - Parameter item: The item that was called; `nil` when it is unknown or no item was involved.
  func remedy(of item: Item? = nil) -> Remedy? {
    switch self {
    case .relink, .consent: item.map { .relink(item: $0.id) }
    case .user:
      item.map { .first("settle it at \($0.displayName) first", then: .relink(item: $0.id)) }
    case .dead: item.map { .first(.unlink(item: $0.id), then: .link) } ?? .link
    case .restart:
      item.map { .trying(.retryLater, otherwise: .pullFull(item: $0.id)) } ?? .retryLater
    case .retry, .wait: .retryLater
    // The session of an item is the one that repairs it.
    case .link: item.map { .relink(item: $0.id) } ?? .link
    case .refetch, .fallback, .skip, .reject, .report, .fatal: nil
    }
  }
}
