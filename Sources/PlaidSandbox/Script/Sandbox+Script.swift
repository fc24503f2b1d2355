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
      let place = state.accessTokens[key] ?? state.items.firstIndex { $0.id == key }
      guard let place else { preconditionFailure("there is no Item \(key)") }
      var script = SandboxScript(state.items[place], today: state.today)
      let value = body(&script)
      state.items[place] = script.item
      return value
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
