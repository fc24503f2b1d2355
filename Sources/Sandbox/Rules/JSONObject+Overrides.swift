import PlaidSyncJSON

extension JSONObject {
  /// A copy in which the members of a JSON object, given as text, replace or extend its own.
  func overridden(by text: String?) -> JSONObject {
    guard let text else { return self }
    var copy = self
    do throws(JSONError) {
      for member in try JSONValue.parse(text).object?.members ?? [] {
        // Merging one level deep is enough for balances and keeps their other members.
        if let own = copy[member.key]?.object, member.value.object != nil {
          copy.set(member.key, .object(own.overridden(by: member.value.text())))
        } else {
          copy.set(member.key, member.value)
        }
      }
    } catch {
      preconditionFailure("overrides are checked when they are set: \(error)")
    }
    return copy
  }
}
