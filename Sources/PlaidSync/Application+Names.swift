import PlaidSyncLedger
import PlaidSyncPorts

/// Finding things by what the user enters.
extension Application {
  /// Returns the family called `name`, or else the configured one, or else the only one.
  ///
  /// Throws `FailureCode.notFound` if there is none, and `FailureCode.usage` if the database has
  /// several families and neither `name` nor the configuration chooses one.
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

  /// Returns a family as ``family(named:)`` does. If the database has none, the family is created
  /// with the configuration's currency and time zone.
  ///
  /// Throws also `FailureCode.configuration` if there is no such time zone.
  public func familyOrFirst(named name: String? = nil) async throws -> Family {
    guard try await books.families().isEmpty else { return try await family(named: name) }
    let zone = configuration.timeZone
    _ = try world.requireToday(
      in: zone, remedy: "set \"time_zone\" to an IANA name such as Europe/Berlin")
    return try await books.addFamily(
      name: name ?? configuration.family ?? "Home", currency: configuration.currency,
      timeZone: zone)
  }

  /// Returns the family's item that the text identifies, which may be an unlinked one.
  ///
  /// The text is the item's number or Plaid's id; or else the institution's name; or else the first
  /// four or more characters of Plaid's id; or else a part of the name. Names ignore case.
  ///
  /// Throws `FailureCode.notFound` if it identifies none, and `FailureCode.usage` if it matches
  /// several.
  public func item(matching text: String, in family: Family) async throws -> Item {
    try Self.item(
      matching: text,
      among: try await ledger(of: family).items(of: family.id, includingUnlinked: true))
  }

  /// Returns the one of `items` that the text identifies.
  package static func item(matching text: String, among items: [Item]) throws -> Item {
    try only(
      "item", text, items, list: .items,
      ids: { [$0.id.description, $0.providerID] }, name: \.displayName)
  }

  /// Returns the family's account that the text identifies, which may be a closed one.
  ///
  /// The text is the account's number or Plaid's id; or else its name; or else the first four or
  /// more characters of Plaid's id; or else a part of the name. Names ignore case.
  ///
  /// Throws `FailureCode.notFound` if it identifies none, and `FailureCode.usage` if it matches
  /// several.
  public func account(matching text: String, in family: Family) async throws -> Account {
    let accounts = try await ledger(of: family).accounts(of: family.id)
    return try Self.only(
      "account", text, accounts, list: .accounts,
      ids: { [$0.id.description, $0.providerID].compactMap { $0 } }, name: \.name)
  }

  /// Returns a family's transaction by its number, even if it was removed.
  ///
  /// Throws `FailureCode.notFound` if there is none.
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
