import Ledger
import Ports

/// How a program says what helps: the command line names its commands.
public typealias RemedyWording = @Sendable (Remedy) -> String

/// A way to tell somebody about an event, in a bounded time.
protocol NoticeHook: Sendable {
  /// What the notes about deliveries go by; never renamed.
  var name: String { get }
  /// Tells; returning means that it was taken.
  func deliver(_ event: NoticeEvent) async throws(Failure)
  /// Whether it could work, as far as that can be seen without telling anybody anything.
  func check() throws(Failure)
}

extension NoticeHook {
  /// A failure of this hook.
  func failure(_ reason: String, remedy: Remedy) -> Failure {
    Failure(
      .configuration, "the notice could not be given to the \(name): \(reason)", remedy: remedy)
  }
}

/// Runs a program with the event on its standard input and in its variables.
struct CommandHook: NoticeHook {
  /// The program and its arguments; no shell reads them.
  let words: [String]
  /// The variables that it gets beside the event's; those that hold secrets are not among them.
  let environment: Environment
  /// How long it may take.
  var secondsMax = 30

  let name = "command"

  func deliver(_ event: NoticeEvent) async throws(Failure) {
    let given = Environment(
      variables: environment.variables.merging(event.variables) { _, new in new },
      home: environment.home, workingFolder: environment.workingFolder)
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
      throw failed("there is no such program")
    }
  }

  private func failed(_ reason: String) -> Failure {
    failure(
      "\(words[0]): \(reason)", remedy: .first("correct \"notify.command\"", then: .testNotices))
  }
}

/// Posts the event as JSON to an address.
struct WebhookHook: NoticeHook {
  /// Fetches the address, which is secret: services put their keys into it.
  let address: @Sendable () throws(Failure) -> Secret
  let transport: any HTTPTransport
  /// How long the exchange may take.
  var secondsMax = 10

  let name = "webhook"

  func deliver(_ event: NoticeEvent) async throws(Failure) {
    // The transport counts fractions of seconds.
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

  /// Why an address is not one to post to, without the address; `nil` when it is.
  static func inconsistency(of address: String) -> String? {
    let isSecure = address.hasPrefix("https://")
    guard isSecure || address.hasPrefix("http://") else { return "its address is not https://…" }
    let rest = address.drop { $0 != "/" }.dropFirst(2)
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    guard !host.isEmpty, !host.contains("@"),
      rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return "its address has no host, or what cannot be in an address" }
    guard isSecure || PlaidEnvironment.isLocal("http://\(host)") else {
      return "without https:// the address could be read on its way"
    }
    return nil
  }

  private func failed(_ reason: String) -> Failure {
    failure(reason, remedy: .first("correct \"notify.webhook\"", then: .testNotices))
  }
}

/// Hands the event as a mail to the machine's `sendmail`.
struct MailHook: NoticeHook {
  /// Who gets it.
  let address: String
  /// Where the program is looked for.
  let environment: Environment
  /// How long it may take.
  var secondsMax = 30

  let name = "sendmail"

  /// Why an address cannot be one; `nil` when it can.
  static func inconsistency(of address: String) -> String? {
    if address.hasPrefix("-") { return "an address does not begin with a hyphen" }
    let isPlain = address.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .control && $0 != ","
    }
    return isPlain && !address.isEmpty ? nil : "it is one address, without blanks and commas"
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
    guard program.isThere else { throw failed("there is no such program") }
  }

  /// A line with only a full stop is not the end of the mail.
  private var program: ChildProgram {
    // Cron's and systemd's PATH often leave the folders of the administrator out.
    let path = [environment["PATH"] ?? "/usr/bin:/bin", "/usr/sbin:/usr/lib:/sbin"]
    let variables = environment.variables.merging(["PATH": path.joined(separator: ":")]) { $1 }
    return ChildProgram(
      ["sendmail", "-i", address],
      environment: Environment(
        variables: variables, home: environment.home, workingFolder: environment.workingFolder))
  }

  private func failed(_ reason: String) -> Failure {
    failure(reason, remedy: .first("install a mail transfer agent or msmtp", then: .testNotices))
  }
}
