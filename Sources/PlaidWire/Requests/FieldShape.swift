import JSON

/// The fields that an object may have, for servers that refuse all others as Plaid does.
///
/// `["access_token": [], "options": ["account_id"]]` in words: a field whose own shape is empty
/// may hold anything. For an array the shape holds for every element.
package struct FieldShape: Hashable, Sendable, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  private let fields: [String: FieldShape]

  /// An object of the given fields with any values.
  package init(arrayLiteral fields: String...) {
    self.fields = Dictionary(fields.map { ($0, []) }, uniquingKeysWith: { first, _ in first })
  }

  /// An object of the given fields and their shapes.
  package init(dictionaryLiteral fields: (String, FieldShape)...) {
    self.fields = Dictionary(fields, uniquingKeysWith: { _, last in last })
  }

  /// The paths of all fields in `value` that are not allowed, in their order.
  package func unknownFields(in value: JSONValue, at path: JSONPath = []) -> [JSONPath] {
    guard !fields.isEmpty else { return [] }
    switch value {
    case .object(let object):
      return object.members.flatMap { member -> [JSONPath] in
        let step = path.appending(.key(member.key))
        guard let shape = fields[member.key] else { return [step] }
        return shape.unknownFields(in: member.value, at: step)
      }
    case .array(let elements):
      return elements.enumerated().flatMap { index, element in
        unknownFields(in: element, at: path.appending(.index(index)))
      }
    default:
      return []
    }
  }
}
