import PlaidSyncJSON
import PlaidSyncLedger

extension JSONOutput {
  /// A rule with the number of transactions that it matches.
  static func rule(_ rule: Rule, _ line: RuleReport.Line, number: Int) -> JSONValue {
    let (when, set) = (rule.conditions, rule.actions)
    return [
      "number": .int(number),
      "name": .string(rule.name),
      "when": [
        "text": texts(when.text), "merchant": texts(when.merchant),
        "account": texts(when.account), "category": texts(when.category), "tag": texts(when.tag),
        "amount_min": .text(when.amountMin), "amount_max": .text(when.amountMax),
        "direction": .string(orNull: when.direction?.rawValue),
      ],
      "set": [
        "name": .string(orNull: set.name), "category": .string(orNull: set.category),
        "notes": .string(orNull: set.notes), "tags": texts(set.tags),
        "exclude": set.isExcluded.map(JSONValue.bool) ?? .null,
      ],
      "matches": .int(line.matches),
      "gives": .int(line.sets),
    ]
  }

  /// The result of applying rules, or of a dry run.
  static func rules(_ report: RuleReport, isDryRun: Bool) -> JSONValue {
    document([
      (
        "rules",
        .array(
          report.lines.enumerated().map { index, line in
            [
              "number": .int(index + 1), "name": .string(line.name),
              "matches": .int(line.matches), "gives": .int(line.sets),
              "changes": .int(line.changes),
            ]
          })
      ),
      ("looked_at", .int(report.checked)), ("changed", .int(report.changed)),
      ("cleared", .int(report.cleared)), ("category_names_changed", .bool(report.hasNewNames)),
      ("dry_run", .bool(isDryRun)),
    ])
  }

  /// A category with its origin and the number of its transactions.
  static func category(_ use: CategoryUse) -> JSONValue {
    [
      "category": .string(orNull: use.category),
      "origin": .string(orNull: use.origin?.rawValue),
      "transactions": .int(use.count),
    ]
  }

  private static func texts(_ texts: [String]) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }
}
