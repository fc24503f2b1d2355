import ArgumentParser
import JSON
import PlaidSync

/// `doctor`.
struct DoctorCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at everything that a pull needs, and say how to mend what is not in order.",
    discussion: """
      Configuration, key file, Plaid and the credentials, database, clock, and each item. Exit \
      status 1 when something is bad.

      Example: plaid-sync doctor
      """)

  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
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
        let watermark = finding.state == .good ? "ok  " : finding.state == .bad ? "BAD " : "?   "
        let remedy = finding.remedy.map { "      try: \(RemedyText.text($0))\n" } ?? ""
        return "\(watermark)  \(finding.subject): \(TextWidth.cleaned(finding.message))\n\(remedy)"
      }.joined()
    }
    return findings.contains { $0.state == .bad } ? .attention : .done
  }
}
