import Ledger
import Ports

extension Application {
  /// How a trial went through one hook.
  public struct NotifyTrial: Sendable {
    /// Such as "webhook".
    public let hook: String
    /// `nil` when it was taken.
    public let failure: Failure?
  }

  /// Sends a trial event through every hook that is configured.
  public func testNotices(of family: Family) async throws -> [NotifyTrial] {
    guard !hooks.isEmpty else {
      throw Failure(
        .configuration, "nobody is to be told: \"notify\" is not configured",
        remedy: .advice(
          "set \"notify.command\", \"notify.webhook\" or \"notify.sendmail\" in "
            + configuration.filePath))
    }
    let event = NoticeEvent(testOf: family, at: world.now())
    var trials: [NotifyTrial] = []
    for hook in hooks {
      do throws(Failure) {
        try await hook.deliver(event)
        trials.append(NotifyTrial(hook: hook.name, failure: nil))
      } catch {
        trials.append(NotifyTrial(hook: hook.name, failure: error))
      }
    }
    return trials
  }

  /// Tells of what changed; returns what could not be told.
  func announce(_ family: Family) async -> [Warning] {
    await Notifier(
      books: books, hooks: hooks, remedyWording: remedyWording, world: world,
      expiringDays: configuration.consentWarningDays
    ).announce(family)
  }

  /// The hooks that a configuration names.
  static func hooks(
    _ configuration: Configuration, transport: any HTTPTransport
  ) -> [any NoticeHook] {
    let notify = configuration.notify
    let environment = configuration.environmentWithoutSecrets
    var hooks: [any NoticeHook] = []
    if let words = notify.command {
      hooks.append(CommandHook(words: words, environment: environment))
    }
    if let webhook = notify.webhook {
      hooks.append(
        WebhookHook(
          address: { () throws(Failure) in
            try configuration.secrets.read(webhook, as: "the webhook's address")
          }, transport: transport))
    }
    if let address = notify.mailAddress {
      hooks.append(MailHook(address: address, environment: environment))
    }
    return hooks
  }
}

extension Configuration {
  /// The surroundings for other programs: nothing that opens anything is in the variables.
  var environmentWithoutSecrets: Environment {
    var names: Set<String> = ["PLAID_CLIENT_ID", "PLAID_SECRET"]
    for case .variable(let name)? in [clientID, secret, notify.webhook] { names.insert(name) }
    return Environment(
      variables: environment.variables.filter { !names.contains($0.key) },
      home: environment.home, workingFolder: environment.workingFolder)
  }
}
