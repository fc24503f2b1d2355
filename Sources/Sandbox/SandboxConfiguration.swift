import PlaidSyncLedger

/// The settings of a sandbox.
package struct SandboxConfiguration: Sendable {
  /// How a new Item's transactions become available.
  package enum Readiness: Sendable {
    /// Nothing at the first call, thirty days at the second, everything from the third on.
    case byCalls
    /// Everything at once.
    case immediate
  }

  /// Determines ids and data: the same seed and date give the same answers. A saved state keeps its
  /// own.
  package var seed: UInt64 = 1
  /// The source of the instant and the date.
  package var clock: SandboxClock
  /// The only accepted client id; `nil` accepts any.
  package var clientID: String?
  /// The only accepted secret; `nil` accepts any.
  package var secret: String?
  /// The user who logs in on Hosted Link's page.
  package var user = SandboxUser.good
  /// How a new Item's transactions become available.
  package var readiness = Readiness.byCalls
  /// The poll of `/link/token/get` that finds the session finished.
  package var linkPolls = 2
  /// After how many days an Item requires a new login; never if `nil`.
  package var loginDays: Int?
  /// The file that keeps the state between runs; none if `nil`.
  package var stateFile: String?
  /// Receives each exchange as one line of JSON, without credentials.
  ///
  /// If a fault affected the delivery, the line has the original answer and the fault's name.
  package var log: (@Sendable ([UInt8]) -> Void)?
  /// Decides which faults to inject.
  package var faults: any FaultSource = NoFaults()

  /// Creates a configuration with a clock and defaults.
  package init(clock: SandboxClock) {
    self.clock = clock
  }
}

/// The sandbox's time: the date drives the data, the instant decides when tokens expire.
package struct SandboxClock: Sendable {
  /// The current instant.
  package let now: @Sendable () -> Timestamp
  /// The current date; the sandbox never goes back before the latest date it has seen.
  package let today: @Sendable () -> LocalDate

  /// Creates a clock from two closures.
  package init(
    now: @escaping @Sendable () -> Timestamp, today: @escaping @Sendable () -> LocalDate
  ) {
    self.now = now
    self.today = today
  }
}

/// The user who logs in at the sandbox's banks.
package enum SandboxUser: Sendable {
  /// One of the known users, such as `user_good` or `user_bulk_25000`.
  case named(String)
  /// A custom user: the JSON that Plaid takes as the password of `user_custom`.
  case custom([UInt8])

  /// The default user.
  package static let good = SandboxUser.named("user_good")
}

extension SandboxUser {
  /// Users like `user_good` with three months of history.
  static let youngNames = ["user_ewa_user", "user_yuppie", "user_small_business"]

  /// The name with which the user logs in.
  var name: String {
    switch self {
    case .named(let name): name
    case .custom: "user_custom"
    }
  }

  /// Whether the user exists.
  var isKnown: Bool {
    guard case .named(let name) = self else { return true }
    return name == "user_good" || name == DynamicUser.name || Self.youngNames.contains(name)
      || BulkUser.count(in: name) != nil
  }
}
