import Ledger
import Ports

/// Finding things by what a person types: an id, a unique prefix, or a unique part of the name.
extension Application {
  /// The family that was named, the configured one, or the only one.
  public func family(named name: String? = nil) async throws -> Family {
    let families = try await books.families()
    if let wanted = name ?? configuration.family {
      guard let family = families.first(where: { $0.name == wanted }) else {
        throw Failure(
          .notFound, "there is no family called \"\(wanted)\"",
          remedy: .chooseFamily(families.map(\.name)))
      }
      return family
    }
    guard let only = families.first else {
      throw Failure(
        .notFound, "the database has no family yet", remedy: .initialize)
    }
    guard families.count == 1 else {
      throw Failure(
        .usage, "the database has several families",
        remedy: .chooseFamily(families.map(\.name)))
    }
    return only
  }

  /// The family to put something into: as `family`, but the first one is made when there is none.
  public func familyOrFirst(named name: String? = nil) async throws -> Family {
    guard try await books.families().isEmpty else { return try await family(named: name) }
    let zone = configuration.timeZone
    guard world.today(zone) != nil else {
      throw Failure(
        .configuration, "there is no time zone called \"\(zone)\"",
        remedy: "set \"time_zone\" to an IANA name such as Europe/Berlin")
    }
    return try await books.addFamily(
      name: name ?? configuration.family ?? "Home", currency: configuration.currency,
      timeZone: zone)
  }

  /// The item that a text names.
  public func item(matching text: String, in family: Family) async throws -> Item {
    try Self.item(
      matching: text, among: try await books.items(of: family.id, includingUnlinked: true))
  }

  /// The one of some items that a text names.
  public static func item(matching text: String, among items: [Item]) throws -> Item {
    try only(
      "item", text, items, list: .items,
      ids: { [$0.id.description, $0.providerID] }, name: \.displayName)
  }

  /// The account that a text names.
  public func account(matching text: String, in family: Family) async throws -> Account {
    let accounts = try await books.accounts(of: family.id)
    return try Self.only(
      "account", text, accounts, list: .accounts,
      ids: { [$0.id.description, $0.providerID].compactMap { $0 } }, name: \.name)
  }

  /// A family's transaction by its number, removed ones included.
  public func transaction(
    _ id: TransactionID, in family: Family
  ) async throws -> Transaction {
    var query = TransactionQuery(familyID: family.id)
    query.transactionID = id
    for isRemoved in [false, true] {
      query.isRemoved = isRemoved
      if let found = try await books.transactions(query).first { return found }
    }
    throw Failure(
      .notFound, "there is no transaction \(id)", remedy: .see(.transactions))
  }

  /// An exact id, else a unique prefix of a provider's id, else a unique part of the name.
  static func only<Thing>(
    _ noun: String, _ text: String, _ things: [Thing], list: Remedy.Listing,
    ids: @escaping (Thing) -> [String],
    name: @escaping (Thing) -> String
  ) throws -> Thing {
    let lowered = text.lowercased()
    let tests: [(Thing) -> Bool] = [
      { ids($0).contains(text) },
      { name($0).lowercased() == lowered },
      { ids($0).dropFirst().contains { text.count >= 4 && $0.hasPrefix(text) } },
      { !lowered.isEmpty && name($0).lowercased().contains(lowered) },
    ]
    for test in tests {
      let found = things.filter(test)
      if found.count == 1 { return found[0] }
      if found.count > 1 {
        let candidates = found.map { "\(ids($0)[0]) \(name($0))" }.joined(separator: ", ")
        throw Failure(
          .usage, "\"\(text)\" names \(found.count) \(noun)s: \(candidates)",
          remedy: "use the number in front of the name")
      }
    }
    throw Failure(.notFound, "there is no \(noun) \"\(text)\"", remedy: .see(list))
  }
}
