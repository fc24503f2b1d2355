import JSON

/// The keys of a list's objects, which mostly come in the same order.
///
/// Where a key's bytes are those of the object before, it is known what it means without looking for
/// its end; and where the value of an unknown key is the same again, it is known to be whole.
struct RepeatedKeys<Field> {
  private struct Step {
    let key: Range<Int>
    let field: Field?
    /// The value of an unknown key.
    var value = 0..<0
  }

  /// What the objects so far had, key by key; of any order.
  private var steps: [Step] = []
  private var next = 0

  /// More keys than any object of Plaid's has; what is behind them is not remembered.
  private static var stepsMax: Int { 64 }

  /// Enters the next object, before which the scanner stands.
  mutating func enterObject(_ scanner: inout JSONScanner) throws(JSONError) {
    try scanner.enterObject()
    next = 0
  }

  /// Goes to the value of the next known key and passes over all others; `nil` at the object's end.
  ///
  /// - Parameter field: what a key means; `nil` for unknown ones.
  @inline(__always)
  mutating func nextField(
    _ scanner: inout JSONScanner, _ field: (JSONText, JSONScanner) -> Field?
  ) throws(JSONError) -> Field? {
    while true {
      let step = next
      next &+= 1
      if step < steps.count, scanner.passKey(sameAs: steps[step].key) {
        if let field = steps[step].field { return field }
        if !scanner.passValue(sameAs: steps[step].value) {
          steps[step].value = try scanner.skipValue()
        }
        continue
      }
      let start = scanner.position
      guard let key = try scanner.nextKey() else { return nil }
      var found = Step(key: start..<scanner.position, field: field(key, scanner))
      if found.field == nil { found.value = try scanner.skipValue() }
      if step < steps.count {
        steps[step] = found
      } else if step < Self.stepsMax {
        steps.append(found)
      }
      if let field = found.field { return field }
    }
  }
}
