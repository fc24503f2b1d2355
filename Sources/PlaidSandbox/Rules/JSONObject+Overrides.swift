import JSON

extension JSONObject {
  /// A copy with the members of a JSON text, an object, in place of its own.
  func overridden(by text: String?) -> JSONObject {
    guard let text else { return self }
    var copy = self
    do throws(JSONError) {
      for member in try JSONValue.parse(text).object?.members ?? [] {
        // One level deeper is enough for balances, and keeps the siblings.
        if let own = copy[member.key]?.object, member.value.object != nil {
          copy.set(member.key, .object(own.overridden(by: member.value.text())))
        } else {
          copy.set(member.key, member.value)
        }
      }
    } catch {
      preconditionFailure("overrides are checked where they are set: \(error)")
    }
    return copy
  }
}
