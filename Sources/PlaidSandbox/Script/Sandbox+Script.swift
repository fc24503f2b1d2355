import JSON
import Ledger

extension Sandbox {
  /// The `item_id` of every Item that was not removed.
  package var itemIDs: [String] { read { $0.items.filter { !$0.isRemoved }.map(\.id) } }

  /// Hands one Item, found by `item_id` or access token, to a script.
  @discardableResult
  package func edit<Value>(
    _ key: String, _ body: (inout SandboxScript) -> Value
  ) throws(Failure) -> Value {
    try change { state in
      let place = state.place(ofKey: key)
      var script = SandboxScript(state.items[place], today: state.today)
      let value = body(&script)
      state.items[place] = script.item
      return value
    }
  }

  /// Lets something happen in an Item's data; to what follows from the seed.
  ///
  /// - Returns: Whether there was anything that it could happen to.
  @discardableResult
  package func happen(
    _ dataEvent: DataEvent, to key: String, seed: UInt64, count: Int? = nil
  ) throws(Failure) -> Bool {
    try edit(key) { $0.happen(dataEvent, seed: seed, count: count) }
  }

  /// Links the login of an Item once more: the same accounts, history and future under new ids
  /// throughout. What becomes of the old Item is up to the script.
  ///
  /// - Returns: The public token of the new Item.
  package func linkAnew(_ key: String) throws(Failure) -> String {
    let now = settings.clock.now()
    return try change { state in
      var random = state.newRandom()
      var item = state.items[state.place(ofKey: key)].linkedAnew(
        id: OpaqueText.identifier(&random), nonce: random.next(),
        atMilliseconds: now.milliseconds, on: state.day)
      item.proceed(to: .historical)
      let token = state.newToken("public")
      state.publicTokens[token] = PublicToken(
        item: state.items.count,
        expiresAtMilliseconds: now.milliseconds + PublicToken.lifetimeMilliseconds)
      state.items.append(item)
      return token
    }
  }

  /// Lets an institution answer nobody, or everybody again.
  package func setDown(_ isDown: Bool, institution id: String) throws(Failure) {
    try change { state in
      if isDown { state.down.insert(id) } else { state.down.remove(id) }
    }
  }

  /// Lets the next Hosted Link session fail with an error, or end without one when `code` is `nil`.
  package func exitNextLink(type: String = "ITEM_ERROR", code: String?) throws(Failure) {
    let error = code.map { Rejection.known($0, orElse: type, "the session ended with this error") }
    try change { state in state.nextExit = .left(error) }
  }
}

extension SandboxState {
  /// The place of an Item that a script names by `item_id` or access token.
  fileprivate func place(ofKey key: String) -> Int {
    guard let place = accessTokens[key] ?? items.firstIndex(where: { $0.id == key }) else {
      preconditionFailure("there is no Item \(key)")
    }
    return place
  }

  /// Lets happen what an exchange brings about in the data of its token's Item.
  mutating func happen(_ met: [SandboxFault], to token: String) {
    guard let place = accessTokens[token], !items[place].isRemoved else { return }
    for fault in met {
      guard case .dataEvent(let dataEvent) = fault.cause else { continue }
      var script = SandboxScript(items[place], today: today)
      script.happen(dataEvent, seed: fault.seed, count: fault.count)
      items[place] = script.item
    }
  }
}
