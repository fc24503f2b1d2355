import PlaidSyncLedger
import PlaidSyncPorts

extension Application {
  /// The result of a test notice through one hook.
  package struct HookTest: Sendable {
    /// The hook's name, such as "webhook".
    package let hook: String
    /// Why the notice could not be delivered; `nil` if it was.
    package let failure: Failure?
  }

  /// Sends a test notice through every configured hook; throws if there is none.
  package func testNotices(of family: Family) async throws -> [HookTest] {
    guard !hooks.isEmpty else {
      throw Failure(
        .configuration, "no notification hooks are configured",
        remedy: .advice(
          "set \"notify.command\", \"notify.webhook\" or \"notify.sendmail\" in "
            + configuration.filePath))
    }
    let event = NoticeEvent(testOf: family, at: world.now())
    var tests: [HookTest] = []
    for hook in hooks {
      do throws(Failure) {
        try await hook.deliver(event)
        tests.append(HookTest(hook: hook.name, failure: nil))
      } catch {
        tests.append(HookTest(hook: hook.name, failure: error))
      }
    }
    return tests
  }

  /// Sends notices about items that changed; returns a warning for each hook that failed.
  func announce(_ family: Family) async -> [Warning] {
    await Notifier(
      ledger: store(of: family), hooks: hooks, remedyWording: remedyWording, world: world,
      expiringDays: configuration.consentWarningDays
    ).announce(family)
  }

  /// Creates the hooks that a configuration names.
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
  /// The environment for other programs, without the variables that hold credentials.
  var environmentWithoutSecrets: Environment {
    var names: Set<String> = ["PLAID_CLIENT_ID", "PLAID_SECRET"]
    for case .variable(let name)? in [clientID, secret, notify.webhook] { names.insert(name) }
    return environment.removing(names)
  }
}
