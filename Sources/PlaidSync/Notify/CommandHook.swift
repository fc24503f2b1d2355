import PlaidSyncLedger
import PlaidSyncPorts

/// How a program words a remedy; the command line names its commands.
package typealias RemedyWording = @Sendable (Remedy) -> String

/// A way to deliver notices, each in a bounded time.
protocol NoticeHook: Sendable {
  /// The name that deliveries are recorded under; it must never change.
  var name: String { get }
  /// Delivers an event; returning without an error means that it was accepted.
  func deliver(_ event: NoticeEvent) async throws(Failure)
  /// Throws if the hook cannot work, as far as that can be found out without sending anything.
  func check() throws(Failure)
}

extension NoticeHook {
  /// Returns a failure of this hook.
  func failure(_ reason: String, remedy: Remedy) -> Failure {
    Failure(
      .configuration, "the notice could not be delivered through the \(name): \(reason)",
      remedy: remedy)
  }
}

/// Runs a program with the event on its standard input and in its environment variables.
struct CommandHook: NoticeHook {
  /// The program and its arguments; no shell reads them.
  let words: [String]
  /// The environment that the event's variables are added to; it must hold no secrets.
  let environment: Environment
  /// How long it may take.
  var secondsMax = 30

  let name = "command"

  func deliver(_ event: NoticeEvent) async throws(Failure) {
    let given = environment.adding(event.variables)
    let ending: ChildProgram.Ending
    do throws(ChildProgram.Problem) {
      ending = try await ChildProgram(words, environment: given)
        .run(input: event.bytes, secondsMax: secondsMax)
    } catch {
      throw failed(error.reason)
    }
    guard ending.status == 0 else { throw failed("it ended with status \(ending.status)") }
  }

  func check() throws(Failure) {
    guard ChildProgram(words, environment: environment).isThere else {
      throw failed("the program does not exist")
    }
  }

  private func failed(_ reason: String) -> Failure {
    failure(
      "\(words[0]): \(reason)", remedy: .first("correct \"notify.command\"", then: .testNotices))
  }
}

/// Posts the event as JSON to an address.
struct WebhookHook: NoticeHook {
  /// Fetches the address, which is secret because services put their keys into it.
  let address: @Sendable () throws(Failure) -> Secret
  let transport: any HTTPTransport
  /// How long the exchange may take.
  var secondsMax = 10

  let name = "webhook"

  func deliver(_ event: NoticeEvent) async throws(Failure) {
    let request = HTTPRequest(
      method: .post, url: try checkedAddress().reveal(),
      headers: ["Content-Type": "application/json"], body: event.bytes,
      // The transport counts fractions of seconds.
      connectTimeoutSeconds: Double(secondsMax), totalTimeoutSeconds: Double(secondsMax),
      bodyBytesMax: 1 << 20)
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await transport.send(request)
    } catch {
      throw failed("\(error)")
    }
    guard response.isSuccess else { throw failed("it answered with status \(response.status)") }
  }

  func check() throws(Failure) { _ = try checkedAddress() }

  private func checkedAddress() throws(Failure) -> Secret {
    let address = try address()
    if let inconsistency = Self.inconsistency(of: address.reveal()) { throw failed(inconsistency) }
    return address
  }

  /// Why an address cannot be posted to, without quoting it; `nil` if it can.
  static func inconsistency(of address: String) -> String? {
    let isSecure = address.hasPrefix("https://")
    guard isSecure || address.hasPrefix("http://") else {
      return "its address does not begin with https://"
    }
    let rest = address.drop { $0 != "/" }.dropFirst(2)
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    guard !host.isEmpty, !host.contains("@"),
      rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return "its address has no host or contains invalid characters" }
    guard isSecure || PlaidEnvironment.isLocal("http://\(host)") else {
      return "without https:// the address could be read in transit"
    }
    return nil
  }

  private func failed(_ reason: String) -> Failure {
    failure(reason, remedy: .first("correct \"notify.webhook\"", then: .testNotices))
  }
}

/// Sends the event as a mail through the machine's `sendmail`.
struct MailHook: NoticeHook {
  /// The recipient.
  let address: String
  /// The environment whose `PATH` is searched for the program.
  let environment: Environment
  /// How long it may take.
  var secondsMax = 30

  let name = "sendmail"

  /// Why a mail address is invalid; `nil` if it is valid.
  static func inconsistency(of address: String) -> String? {
    if address.hasPrefix("-") { return "an address cannot begin with a hyphen" }
    let isPlain = address.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .control && $0 != ","
    }
    return isPlain && !address.isEmpty ? nil : "it must be one address without blanks or commas"
  }

  func deliver(_ event: NoticeEvent) async throws(Failure) {
    let ending: ChildProgram.Ending
    do throws(ChildProgram.Problem) {
      ending = try await program.run(input: event.mail(to: address), secondsMax: secondsMax)
    } catch {
      throw failed(error.reason)
    }
    guard ending.status == 0 else { throw failed("it ended with status \(ending.status)") }
  }

  func check() throws(Failure) {
    guard program.isThere else { throw failed("the program does not exist") }
  }

  /// The call of `sendmail`; with `-i`, a line with only a period does not end the mail.
  private var program: ChildProgram {
    // The PATH of cron and systemd often lacks the folders for system administration.
    let path = [environment["PATH"] ?? "/usr/bin:/bin", "/usr/sbin:/usr/lib:/sbin"]
    return ChildProgram(
      ["sendmail", "-i", address],
      environment: environment.adding(["PATH": path.joined(separator: ":")]))
  }

  private func failed(_ reason: String) -> Failure {
    failure(reason, remedy: .first("install a mail transfer agent or msmtp", then: .testNotices))
  }
}
