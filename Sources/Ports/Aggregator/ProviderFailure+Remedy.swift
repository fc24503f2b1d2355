import Ledger

extension ProviderFailure {
  /// The failure with the remedy that fits the item whose call it was.
  ///
  /// What is known of the failure alone, such as a network that is down, goes before what its
  /// reaction says.
  public func failure(of item: Item) -> Failure {
    if isCursorRefused { return failure.with(remedy: .pullFull(item: item.id)) }
    guard failure.remedy == reaction.remedy() else { return failure }
    return failure.with(remedy: reaction.remedy(of: item))
  }
}

extension ProviderFailure.Reaction {
  /// What helps against a failure that calls for this reaction: the one place that decides it.
  ///
  /// - Parameter item: the item whose call failed; `nil` where it is not known, or not about one.
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
