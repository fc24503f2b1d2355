import PlaidSyncJSON
import PlaidSyncLedger

extension Sandbox {
  /// The `item_id` of every Item that was not removed.
  package var itemIDs: [String] { read { $0.items.filter { !$0.isRemoved }.map(\.id) } }

  /// Runs a script on one Item, found by `item_id` or access token.
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

  /// Applies an event to an Item's data; the seed determines which accounts and amounts it affects.
  ///
  /// - Returns: Whether there was anything to apply it to.
  @discardableResult
  package func apply(
    _ dataEvent: DataEvent, to key: String, seed: UInt64, count: Int? = nil
  ) throws(Failure) -> Bool {
    try edit(key) { $0.apply(dataEvent, seed: seed, count: count) }
  }

  /// Links the login of an Item again: the same accounts, history and future, all with new ids. The
  /// script decides what happens to the old Item.
  ///
  /// - Returns: The public token of the new Item.
  package func linkAgain(_ key: String) throws(Failure) -> String {
    let now = settings.clock.now()
    return try change { state in
      var random = state.newRandom()
      var item = state.items[state.place(ofKey: key)].linkedAgain(
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

  /// Makes an institution answer no requests, or answer again.
  package func setDown(_ isDown: Bool, institution id: String) throws(Failure) {
    try change { state in
      if isDown { state.down.insert(id) } else { state.down.remove(id) }
    }
  }

  /// Makes the next Hosted Link session fail with an error, or end without one if `code` is `nil`.
  package func exitNextLink(type: String = "ITEM_ERROR", code: String?) throws(Failure) {
    let error = code.map { Rejection.known($0, orElse: type, "the session ended with this error") }
    try change { state in state.nextExit = .left(error) }
  }
}

extension SandboxState {
  /// The index of an Item that a script names by `item_id` or access token.
  fileprivate func place(ofKey key: String) -> Int {
    guard let place = accessTokens[key] ?? items.firstIndex(where: { $0.id == key }) else {
      preconditionFailure("there is no Item \(key)")
    }
    return place
  }

  /// Applies the data events of an exchange to the Item of its token.
  mutating func apply(_ injected: [SandboxFault], to token: String) {
    guard let place = accessTokens[token], !items[place].isRemoved else { return }
    for fault in injected {
      guard case .dataEvent(let dataEvent) = fault.cause else { continue }
      var script = SandboxScript(items[place], today: today)
      script.apply(dataEvent, seed: fault.seed, count: fault.count)
      items[place] = script.item
    }
  }
}
