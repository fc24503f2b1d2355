import PlaidSyncLedger

/// A call to a provider that was rejected or failed, and how to react to it.
package struct ProviderFailure: Error, Hashable, Sendable {
  /// The reaction that a failure requires.
  package enum Reaction: String, Hashable, Sendable, CaseIterable {
    /// Transient: retry a few times, then leave it to the next run.
    case retry
    /// Too many requests: wait a minute.
    case wait
    /// The data changed between pages: start again at the first cursor.
    case restart
    /// The user has to log in to the item again.
    case relink
    /// The user has to consent to more.
    case consent
    /// The user has to do something at the bank first; then as `relink`.
    case user
    /// The account list is outdated: fetch it again.
    case refetch
    /// Use the cached balance.
    case fallback
    /// The product does not apply to this item.
    case skip
    /// The item no longer exists.
    case dead
    /// Start linking again.
    case link
    /// Do not trust the sender.
    case reject
    /// Report it to the user; only the provider's support can help.
    case report
    /// A configuration error or a bug of ours: stop the run.
    case fatal

    /// The item's status after such a failure; `nil` when it does not concern the item.
    package var itemStatus: ItemStatus? {
      switch self {
      case .relink, .consent, .user: .loginRequired
      case .dead: .revoked
      case .report, .retry: .error
      case .wait, .restart, .refetch, .fallback, .skip, .link, .reject, .fatal: nil
      }
    }
  }

  /// The reaction that the failure requires.
  package let reaction: Reaction
  /// The failure to report to the user.
  package let failure: Failure
  /// True when the provider rejected the stored cursor itself.
  package let isCursorRefused: Bool
  /// True when the request may have had an effect although no response arrived.
  package let mayHaveHappened: Bool
  /// False when the request certainly never reached the provider, so that it is not billed either.
  package let mayHaveArrived: Bool

  /// Creates a failure; if `failure` has no remedy, it gets the one of the reaction.
  package init(
    _ reaction: Reaction, _ failure: Failure, isCursorRefused: Bool = false,
    mayHaveHappened: Bool = false, mayHaveArrived: Bool = true
  ) {
    self.reaction = reaction
    self.failure = failure.remedy == nil ? failure.with(remedy: reaction.remedy()) : failure
    self.isCursorRefused = isCursorRefused
    self.mayHaveHappened = mayHaveHappened
    self.mayHaveArrived = mayHaveArrived
  }
}
