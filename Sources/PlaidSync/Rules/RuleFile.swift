import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncVault

/// A file with the user's rules, in the format that Docs/rules.md describes.
struct RuleFile {
  private static let conditionKeys = [
    "text", "merchant", "account", "category", "tag", "amount", "direction",
  ]
  private static let actionKeys = ["name", "category", "notes", "tags", "exclude"]

  private let reader: ConfigurationReader

  /// Reads the rules of a file, none if it does not exist; every error names file, line and column.
  static func rules(at path: String) throws(Failure) -> [Rule] {
    guard let content = try PrivateFile.read(path) else { return [] }
    return try rules(content.bytes, path: path)
  }

  /// Reads the rules from the bytes of a file.
  static func rules(_ bytes: [UInt8], path: String) throws(Failure) -> [Rule] {
    try RuleFile(reader: .rules(bytes, path: path, what: "A rules file")).rules()
  }

  private func rules() throws(Failure) -> [Rule] {
    try reader.checkKeys(of: [], known: ["rules"])
    var rules: [Rule] = []
    var names: Set<String> = []
    for index in 0..<(try reader.count(["rules"]) ?? 0) {
      let place: JSONPath = ["rules", .index(index)]
      let rule = try rule(place)
      guard names.insert(rule.name).inserted else {
        throw Failure(
          .configuration,
          "\(reader.located(place.appending("name")))there are two rules called \"\(rule.name)\".",
          remedy: "give one of them another name")
      }
      rules.append(rule)
    }
    return rules
  }

  private func rule(_ place: JSONPath) throws(Failure) -> Rule {
    try reader.checkKeys(of: place, known: ["name", "when", "set"])
    guard let name = try reader.text(place.appending("name")) else {
      throw reader.wrongType(place, "a rule with a \"name\"")
    }
    let conditions = try conditions(place.appending("when"))
    guard conditions != RuleConditions() else {
      throw reader.wrongType(place, "a rule with at least one condition under \"when\"")
    }
    let actions = try actions(place.appending("set"))
    guard actions != RuleActions() else {
      throw reader.wrongType(place, "a rule with at least one action under \"set\"")
    }
    return Rule(name: name, conditions: conditions, actions: actions)
  }

  private func conditions(_ place: JSONPath) throws(Failure) -> RuleConditions {
    try reader.checkKeys(of: place, known: Self.conditionKeys)
    var conditions = RuleConditions()
    conditions.text = try reader.texts(place.appending("text")) ?? []
    conditions.merchant = try reader.texts(place.appending("merchant")) ?? []
    conditions.account = try reader.texts(place.appending("account")) ?? []
    conditions.category = try reader.texts(place.appending("category")) ?? []
    conditions.tag = try reader.texts(place.appending("tag")) ?? []
    (conditions.amountMin, conditions.amountMax) = try amounts(place.appending("amount"))
    let direction = place.appending("direction")
    if let word = try reader.text(direction) {
      conditions.direction = RuleConditions.Direction(rawValue: word)
      if conditions.direction == nil { throw reader.wrongType(direction, "\"in\" or \"out\"") }
    }
    return conditions
  }

  /// Reads one amount, which is both bounds, or an object with the bounds.
  private func amounts(_ place: JSONPath) throws(Failure) -> (min: Amount?, max: Amount?) {
    guard case .object = reader.value(place) else {
      let amount = try reader.magnitude(place)
      return (amount, amount)
    }
    try reader.checkKeys(of: place, known: ["min", "max"])
    let (min, max) = (
      try reader.magnitude(place.appending("min")), try reader.magnitude(place.appending("max"))
    )
    if min == nil && max == nil {
      throw reader.wrongType(place, "an amount, or {\"min\": …, \"max\": …}")
    }
    if let min, let max, max < min {
      throw reader.wrongType(place.appending("max"), "at least the minimum, \(min)")
    }
    return (min, max)
  }

  private func actions(_ place: JSONPath) throws(Failure) -> RuleActions {
    try reader.checkKeys(of: place, known: Self.actionKeys)
    var actions = RuleActions()
    actions.name = try reader.text(place.appending("name"))
    actions.category = try reader.text(place.appending("category"))
    actions.notes = try reader.text(place.appending("notes"))
    actions.tags = try reader.texts(place.appending("tags")) ?? []
    actions.isExcluded = try reader.bool(place.appending("exclude"))
    return actions
  }
}

/// A file with the user's names for Plaid's categories, in the format that Docs/rules.md describes.
enum CategoryFile {
  /// Reads the names by category, none if the file does not exist; every error names file, line and
  /// column.
  static func names(at path: String) throws(Failure) -> [String: String] {
    guard let content = try PrivateFile.read(path) else { return [:] }
    return try names(content.bytes, path: path)
  }

  /// Reads the names from the bytes of a file.
  static func names(_ bytes: [UInt8], path: String) throws(Failure) -> [String: String] {
    let reader = try ConfigurationReader.rules(bytes, path: path, what: "A category file")
    var names: [String: String] = [:]
    for code in try reader.keys([]) {
      let isCode =
        !code.isEmpty
        && code.utf8.allSatisfy { byte in
          (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
      guard isCode else {
        throw Failure(
          .configuration,
          "\(reader.located([.key(code)], atKey: true))\"\(code)\" is not a Plaid category.",
          remedy: .either("write it as Plaid does, such as FOOD_AND_DRINK", or: .see(.categories)))
      }
      guard let name = try reader.text([.key(code)]) else {
        throw reader.wrongType([.key(code)], "a name")
      }
      names[code] = name
    }
    return names
  }
}
