import Ledger

/// How a sandbox is set up.
package struct SandboxConfiguration: Sendable {
  /// How a new Item's transactions become available.
  package enum Readiness: Sendable {
    /// Nothing at the first call, thirty days at the second, everything from the third on.
    case byCalls
    /// Everything at once.
    case immediate
  }

  /// Makes ids and data; the same seed and date give the same answers. A saved state keeps its own.
  package var seed: UInt64 = 1
  /// The time.
  package var clock: SandboxClock
  /// The only client id that is accepted; `nil` takes any.
  package var clientID: String?
  /// The only secret that is accepted; `nil` takes any.
  package var secret: String?
  /// Who logs in on Hosted Link's page.
  package var user = SandboxUser.good
  /// How a new Item's transactions become available.
  package var readiness = Readiness.byCalls
  /// Which poll of `/link/token/get` finds the session finished.
  package var linkPolls = 2
  /// After how many days an Item wants its user to log in again; never when `nil`.
  package var loginDays: Int?
  /// Where the state is kept between runs; nowhere when `nil`.
  package var stateFile: String?
  /// Receives each exchange as one line of JSON, without credentials; a disturbed one as the rules
  /// had it, and the name of the fault.
  package var log: (@Sendable ([UInt8]) -> Void)?
  /// Disturbs exchanges on purpose.
  package var faults: any FaultSource = NoFaults()

  /// Sets up a sandbox with a clock and defaults.
  package init(clock: SandboxClock) {
    self.clock = clock
  }
}

/// The sandbox's time: the date drives the data, the instant lets tokens expire.
package struct SandboxClock: Sendable {
  /// The instant.
  package let now: @Sendable () -> Timestamp
  /// The date; the sandbox never goes back behind the latest it has seen.
  package let today: @Sendable () -> LocalDate

  /// Takes both from outside.
  package init(
    now: @escaping @Sendable () -> Timestamp, today: @escaping @Sendable () -> LocalDate
  ) {
    self.now = now
    self.today = today
  }
}

/// Who logs in at the sandbox's banks.
package enum SandboxUser: Sendable {
  /// One of the known users, such as `user_good`, or `user_bulk_25000`.
  case named(String)
  /// A custom user: the JSON that Plaid takes as the password of `user_custom`.
  case custom([UInt8])

  /// The default user.
  package static let good = SandboxUser.named("user_good")
}

extension SandboxUser {
  /// Those who are like `user_good`, with three months behind them.
  static let youngNames = ["user_ewa_user", "user_yuppie", "user_small_business"]

  /// The name that the user logs in with.
  var name: String {
    switch self {
    case .named(let name): name
    case .custom: "user_custom"
    }
  }

  /// Whether somebody of this name exists.
  var isKnown: Bool {
    guard case .named(let name) = self else { return true }
    return name == "user_good" || name == DynamicUser.name || Self.youngNames.contains(name)
      || BulkUser.count(in: name) != nil
  }
}
