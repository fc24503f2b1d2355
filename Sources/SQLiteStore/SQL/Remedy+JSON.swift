import PlaidSyncJSON
import PlaidSyncLedger

/// The stored form of a remedy: the action with its facts, such as `{"do":"relink","item":3}`, so
/// that the program that shows it later can phrase it for its own commands. Advice is stored as a
/// text.
extension Remedy {
  /// The stored text.
  var storedText: String { json.text() }

  /// Decodes a stored remedy; `nil` if a newer program wrote one that is unknown here.
  init?(storedText: String) {
    // Only this program writes the column; a text that is not JSON has no remedy to show.
    guard let json = try? JSONValue.parse(storedText) else { return nil }
    self.init(json)
  }

  /// The remedy as JSON.
  var json: JSONValue {
    switch self {
    case .advice(let text): .string(text)
    case .first(let first, let next): Self.pair("first", first, next)
    case .either(let one, let other): Self.pair("either", one, other)
    case .trying(let first, let last): Self.pair("trying", first, last)
    case .link: ["do": "link"]
    case .linkUnderNewKey: ["do": "link_under_new_key"]
    case .resumeLink(let isDuplicate): ["do": "resume_link", "duplicates": .bool(isDuplicate)]
    case .relink(let item, let day):
      ["do": "relink", "item": .int(item.rawValue), "before": .string(orNull: day?.description)]
    case .unlink(let item, let isForced):
      ["do": "unlink", "item": .int(item.rawValue), "force": .bool(isForced)]
    case .rejoin(let item): ["do": "rejoin", "item": .int(item.rawValue)]
    case .pull: ["do": "pull"]
    case .pullItem(let item): ["do": "pull", "item": .int(item.rawValue)]
    case .pullFull(let item): ["do": "pull_full", "item": .int(item.rawValue)]
    case .waitForOtherSync: ["do": "wait_for_other_sync"]
    case .retryLater: ["do": "retry_later"]
    case .see(let listing): ["do": "see", "what": .string(listing.rawValue)]
    case .seeAccount(let id): ["do": "see_account", "account": .int(id.rawValue)]
    case .seeSyncs(let item): ["do": "see_syncs", "item": .int(item.rawValue)]
    case .findWrongAmount(let day):
      ["do": "find_wrong_amount", "until": .string(orNull: day?.description)]
    case .split(let id): ["do": "split", "transaction": .int(id.rawValue)]
    case .restoreTransaction(let id): ["do": "restore", "transaction": .int(id.rawValue)]
    case .unpair(let id): ["do": "unpair", "transfer": .int(id.rawValue)]
    case .verify: ["do": "verify"]
    case .repairBooks: ["do": "repair_books"]
    case .restoreBackup: ["do": "restore_backup"]
    case .initialize: ["do": "initialize"]
    case .replaceConfiguration: ["do": "replace_configuration"]
    case .choose(let choice): ["do": "choose", "what": .string(choice.rawValue)]
    case .chooseFamily(let names):
      ["do": "choose_family", "names": .array(names.map(JSONValue.string))]
    case .startSandbox: ["do": "start_sandbox"]
    case .schedule(let scheduler): ["do": "schedule", "what": .string(scheduler.rawValue)]
    case .testNotices: ["do": "test_notices"]
    }
  }

  private static func pair(_ name: String, _ one: Remedy, _ other: Remedy) -> JSONValue {
    .object([name: .array([one.json, other.json])])
  }

  /// Decodes a remedy; `nil` if it is unknown here.
  init?(_ json: JSONValue) {
    let remedy =
      json.string.map { Remedy.advice($0) } ?? Self.joined(json) ?? Self.plain(json)
      ?? Self.withFacts(json)
    guard let remedy else { return nil }
    self = remedy
  }

  private static func joined(_ json: JSONValue) -> Remedy? {
    let joins: [(String, (Remedy, Remedy) -> Remedy)] = [
      ("first", { .first($0, then: $1) }), ("either", { .either($0, or: $1) }),
      ("trying", { .trying($0, otherwise: $1) }),
    ]
    for (name, join) in joins {
      guard let parts = json[name]?.array?.compactMap({ Remedy($0) }), parts.count == 2 else {
        continue
      }
      return join(parts[0], parts[1])
    }
    return nil
  }

  /// Decodes a remedy without facts, which its JSON identifies.
  private static func plain(_ json: JSONValue) -> Remedy? {
    let plain: [Remedy] = [
      .link, .linkUnderNewKey, .pull, .waitForOtherSync, .retryLater, .verify, .repairBooks,
      .restoreBackup, .initialize, .replaceConfiguration, .startSandbox, .testNotices,
    ]
    return plain.first { $0.json == json }
  }

  private static func withFacts(_ json: JSONValue) -> Remedy? {
    let item = json["item"]?.int.map { ItemID(Int64($0)) }
    let transaction = json["transaction"]?.int.map { TransactionID(Int64($0)) }
    let what = json["what"]?.string ?? ""
    func day(_ key: String) -> LocalDate? { json[key]?.string.flatMap { LocalDate($0) } }
    return switch json["do"]?.string {
    case "resume_link": .resumeLink(allowingDuplicates: json["duplicates"]?.bool ?? false)
    case "relink": item.map { .relink(item: $0, before: day("before")) }
    case "unlink": item.map { .unlink(item: $0, byForce: json["force"]?.bool ?? false) }
    case "rejoin": item.map { .rejoin(item: $0) }
    case "pull": item.map { .pullItem($0) }
    case "pull_full": item.map { .pullFull(item: $0) }
    case "see": Listing(rawValue: what).map { .see($0) }
    case "see_account": json["account"]?.int.map { .seeAccount(AccountID(Int64($0))) }
    case "see_syncs": item.map { .seeSyncs(of: $0) }
    case "find_wrong_amount": .findWrongAmount(until: day("until"))
    case "split": transaction.map { .split($0) }
    case "restore": transaction.map { .restoreTransaction($0) }
    case "unpair": json["transfer"]?.int.map { .unpair(TransferID(Int64($0))) }
    case "choose": Choice(rawValue: what).map { .choose($0) }
    case "choose_family": .chooseFamily(json["names"]?.array?.compactMap(\.string) ?? [])
    case "schedule": Scheduler(rawValue: what).map { .schedule($0) }
    default: nil
    }
  }
}
