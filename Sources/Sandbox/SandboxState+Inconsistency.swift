import PlaidSyncJSON

extension SandboxState {
  /// Why this cannot be a state that was saved here; `nil` if all references are valid.
  ///
  /// Places are indices: an invalid one would crash the process at some later request.
  var inconsistency: String? {
    if format != Self.currentFormat { return "it has the unknown format \(format)" }
    var places = Array(accessTokens.values) + publicTokens.values.map(\.item)
    for link in links.values {
      if let place = link.repairs { places.append(place) }
      switch link.outcome {
      case .added(let place, _), .repaired(let place): places.append(place)
      case .left, nil: break
      }
    }
    guard places.allSatisfy(items.indices.contains) else { return "a token has no Item" }
    return items.lazy.compactMap(\.inconsistency).first
  }
}

extension BankItem {
  fileprivate var inconsistency: String? {
    var drafts = transactions
    var indices = changes.map(\.index)
    for plan in plans {
      switch plan.event {
      case .post(let index, _), .vanish(let index), .rename(let index, _): indices.append(index)
      case .arrive(let draft), .appear(let draft, _): drafts.append(draft)
      }
    }
    guard indices.allSatisfy(transactions.indices.contains) else {
      return "a change has no transaction"
    }
    let areSound = drafts.allSatisfy { draft in
      accounts.indices.contains(draft.account)
        && Merchant.catalog.indices.contains(draft.merchant) && Self.isObject(draft.overrides)
    }
    guard areSound else { return "a transaction has no account or merchant" }
    guard accounts.allSatisfy({ Self.isObject($0.overrides) }) else {
      return "an account's overrides are not an object"
    }
    if let portfolio, let inconsistency = portfolio.inconsistency(accounts: accounts.count) {
      return inconsistency
    }
    let needed = household == nil ? 0 : Household.Place.count
    return accounts.count < needed ? "a household lacks accounts" : nil
  }

  fileprivate static func isObject(_ text: String?) -> Bool {
    guard let text else { return true }
    return ExchangeLine.object(Array(text.utf8)) != nil
  }
}

extension Portfolio {
  fileprivate func inconsistency(accounts: Int) -> String? {
    let areSound =
      positions.allSatisfy { position in
        (0..<accounts).contains(position.account)
          && securities.indices.contains(position.security)
          && BankItem.isObject(position.overrides)
      }
      && trades.allSatisfy { trade in
        (0..<accounts).contains(trade.account) && BankItem.isObject(trade.overrides)
          && trade.security.map(securities.indices.contains) ?? true
      }
    guard areSound else { return "a holding or trade has no account or security" }
    let areQuoted = securities.allSatisfy { security in
      security.quote != .market || BankSecurity.trends[security.ticker ?? ""] != nil
    }
    return areQuoted ? nil : "a security has no price"
  }
}
