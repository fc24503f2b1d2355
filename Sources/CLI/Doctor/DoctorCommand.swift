import ArgumentParser
import PlaidSync
import PlaidSyncJSON

/// `doctor`.
struct DoctorCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check everything a pull needs, and report every problem with a remedy.",
    discussion: """
      Checks the configuration, the key file, Plaid and the credentials, the database, the clock, \
      and each item. Exits with status 1 if something is bad.

      Example: plaid-sync doctor
      """)

  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws {
    let findings = await Doctor(options.configuration, in: context.environment).findings()
    try context.show(
      JSONOutput.document(
        "findings",
        findings.map { finding in
          [
            "subject": .string(finding.subject), "state": .string(finding.state.rawValue),
            "message": .string(finding.message),
            "remedy": .string(orNull: finding.remedy.map(RemedyText.text)),
          ]
        })
    ) { _ in
      findings.filter { !options.quiet || $0.state == .bad }.map { finding in
        let label = finding.state == .good ? "ok  " : finding.state == .bad ? "BAD " : "?   "
        let remedy = finding.remedy.map { "      try: \(RemedyText.text($0))\n" } ?? ""
        return "\(label)  \(finding.subject): \(TextWidth.cleaned(finding.message))\n\(remedy)"
      }.joined()
    }
    if findings.contains(where: { $0.state == .bad }) { throw ExitStatus.attention }
  }
}
