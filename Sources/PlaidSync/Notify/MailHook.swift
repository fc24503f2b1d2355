import Ledger

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
    failure(
      reason, remedy: "install a mail transfer agent or msmtp, then `plaid-sync notify test`")
  }
}
