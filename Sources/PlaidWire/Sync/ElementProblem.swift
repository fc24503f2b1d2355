/// Why one element of a page cannot be used, while the page can.
enum ElementProblem: Error, Hashable {
  case notAnObject
  case missing(TransactionField)
  case wrongKind(TransactionField)
  case repeated(TransactionField)
  case badDate(TransactionField)
  case amountOutOfRange

  /// The sentence that goes into quarantine with the element.
  var reason: String {
    switch self {
    case .notAnObject: "The element is not an object."
    case .missing(let field): "\(field.key) is missing or empty."
    case .wrongKind(let field): "\(field.key) has the wrong kind of value."
    case .repeated(.category): "\(TransactionField.category.key) or a key in it occurs twice."
    case .repeated(let field): "\(field.key) occurs twice."
    case .badDate(let field): "\(field.key) is not a date written as YYYY-MM-DD."
    case .amountOutOfRange: "amount is beyond what can be stored."
    }
  }
}
