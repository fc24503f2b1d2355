import Ledger

/// A refused or failed call to a provider, and how to react to it.
public struct ProviderFailure: Error, Hashable, Sendable {
  /// The kind of answer that the failure calls for.
  public enum Reaction: String, Hashable, Sendable, CaseIterable {
    /// Transient: try again a few times, then leave it to the next run.
    case retry
    /// Too many requests: wait a minute.
    case wait
    /// The data changed between pages: begin again at the start cursor.
    case restart
    /// The item needs its user to log in again.
    case relink
    /// The item needs its user to consent to more.
    case consent
    /// Something has to be done at the bank first, then as `relink`.
    case user
    /// The account list is out of date.
    case refetch
    /// Use the cached balance.
    case fallback
    /// The product does not apply to this item.
    case skip
    /// The item is gone for good.
    case dead
    /// Start linking again.
    case link
    /// Do not trust the sender.
    case reject
    /// Show it; only the provider's support can help.
    case report
    /// Configuration or a bug of ours: stop the run.
    case fatal

    /// How an item stands that answers so; `nil` when the answer says nothing about the item.
    public var itemStatus: ItemStatus? {
      switch self {
      case .relink, .consent, .user: .loginRequired
      case .dead: .revoked
      case .report, .retry: .error
      case .wait, .restart, .refetch, .fallback, .skip, .link, .reject, .fatal: nil
      }
    }
  }

  /// How to react.
  public let reaction: Reaction
  /// What to tell the user.
  public let failure: Failure
  /// True when the stored cursor itself was refused.
  public let isCursorRefused: Bool
  /// True when the request may have had its effect although no answer came.
  public let mayHaveHappened: Bool
  /// False when the request certainly never reached the provider, so that it is not billed either.
  public let mayHaveArrived: Bool

  /// Describes a failed call; without a remedy of its own the failure gets that of the reaction.
  public init(
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
