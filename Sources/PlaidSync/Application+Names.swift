import PlaidSyncLedger
import PlaidSyncPorts

/// Finding things by what the user types: an id, a unique prefix, or a unique part of the name.
extension Application {
  /// Returns the family called `name`, else the configured one, else the only one.
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

  /// Returns a family like `family(named:)`, but creates the first one if there is none.
  public func familyOrFirst(named name: String? = nil) async throws -> Family {
    guard try await books.families().isEmpty else { return try await family(named: name) }
    let zone = configuration.timeZone
    _ = try world.requireToday(
      in: zone, remedy: "set \"time_zone\" to an IANA name such as Europe/Berlin")
    return try await books.addFamily(
      name: name ?? configuration.family ?? "Home", currency: configuration.currency,
      timeZone: zone)
  }

  /// Returns the family's item that the text identifies, including unlinked items.
  public func item(matching text: String, in family: Family) async throws -> Item {
    try Self.item(
      matching: text,
      among: try await ledger(of: family).items(of: family.id, includingUnlinked: true))
  }

  /// Returns the one of `items` that the text identifies.
  public static func item(matching text: String, among items: [Item]) throws -> Item {
    try only(
      "item", text, items, list: .items,
      ids: { [$0.id.description, $0.providerID] }, name: \.displayName)
  }

  /// Returns the family's account that the text identifies.
  public func account(matching text: String, in family: Family) async throws -> Account {
    let accounts = try await ledger(of: family).accounts(of: family.id)
    return try Self.only(
      "account", text, accounts, list: .accounts,
      ids: { [$0.id.description, $0.providerID].compactMap { $0 } }, name: \.name)
  }

  /// Returns a family's transaction by its number, even if it was removed.
  public func transaction(
    _ id: TransactionID, in family: Family
  ) async throws -> Transaction {
    var query = TransactionQuery(familyID: family.id)
    query.transactionID = id
    for isRemoved in [false, true] {
      query.isRemoved = isRemoved
      if let found = try await ledger(of: family).transactions(query).first { return found }
    }
    throw Failure(
      .notFound, "there is no transaction \(id)", remedy: .see(.transactions))
  }

  /// Returns the one thing that `text` identifies: by its exact id, else its exact name, else a
  /// unique prefix of the provider's id, else a unique part of its name.
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
          .usage, "\"\(text)\" matches \(found.count) \(noun)s: \(candidates)",
          remedy: "use the number in front of the name")
      }
    }
    throw Failure(.notFound, "there is no \(noun) \"\(text)\"", remedy: .see(list))
  }
}
