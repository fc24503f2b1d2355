import PlaidSyncLedger

/// Rules as text.
enum RuleText {
  /// One row per rule, in their order.
  static func list(_ book: RuleBook, _ report: RuleReport, on terminal: Terminal) -> String {
    guard !book.rules.isEmpty else { return "no rules\n" }
    var table = Table([
      .number("NO"), .text("NAME"), .text("WHEN"), .text("SET"), .number("MATCHES"),
      .number("GIVES"),
    ])
    for (index, (rule, line)) in zip(book.rules, report.lines).enumerated() {
      table.add([
        "\(index + 1)", rule.name, text(of: rule.conditions), text(of: rule.actions),
        "\(line.matches)", "\(line.sets)",
      ])
    }
    return table.text(on: terminal)
  }

  /// The result of applying rules, or of a dry run.
  static func report(_ report: RuleReport, isDryRun: Bool, on terminal: Terminal) -> String {
    var table = Table([
      .number("NO"), .text("NAME"), .number("MATCHES"), .number("GIVES"), .number("NEW"),
    ])
    for (index, line) in report.lines.enumerated() {
      table.add([
        "\(index + 1)", line.name, "\(line.matches)", "\(line.sets)", "\(line.changes)",
      ])
    }
    let verb = isDryRun ? "would change" : "changed"
    var text = "\(verb) \(report.changed) of \(CountText.text(report.checked, "transaction"))"
    if report.cleared > 0 { text += "; \(report.cleared) of them no longer have values from rules" }
    if report.hasNewNames { text += "; \(verb) category names" }
    let rows = table.text(on: terminal)
    return rows + (rows.isEmpty ? "" : "\n") + text + "\n"
  }

  private static func text(of conditions: RuleConditions) -> String {
    var texts = [
      ("text", conditions.text), ("merchant", conditions.merchant),
      ("account", conditions.account), ("category", conditions.category), ("tag", conditions.tag),
    ].filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: " or "))" }
    switch (conditions.amountMin, conditions.amountMax) {
    case (nil, nil): break
    case (let min?, nil): texts.append("amount from \(min)")
    case (nil, let max?): texts.append("amount up to \(max)")
    case (let min?, let max?):
      texts.append(min == max ? "amount \(min)" : "amount from \(min) to \(max)")
    }
    if let direction = conditions.direction { texts.append(direction.rawValue) }
    return texts.joined(separator: ", ")
  }

  private static func text(of actions: RuleActions) -> String {
    var texts: [String] = []
    if let name = actions.name { texts.append("name \(name)") }
    if let category = actions.category { texts.append("category \(category)") }
    if let notes = actions.notes { texts.append("notes \(notes)") }
    if !actions.tags.isEmpty { texts.append("tags \(actions.tags.joined(separator: " "))") }
    if let isExcluded = actions.isExcluded { texts.append(isExcluded ? "exclude" : "keep") }
    return texts.joined(separator: ", ")
  }
}
