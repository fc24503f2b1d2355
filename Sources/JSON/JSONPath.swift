/// The way from a document's root to one value, such as `items[2].name`.
public struct JSONPath: Hashable, Sendable, CustomStringConvertible, ExpressibleByArrayLiteral {
  /// One step down.
  public enum Step: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case key(String)
    case index(Int)

    /// A step into an object.
    public init(stringLiteral value: String) { self = .key(value) }
    /// A step into an array.
    public init(integerLiteral value: Int) { self = .index(value) }
  }

  /// The steps from the root.
  public let steps: [Step]

  /// The path of the given steps; none is the root itself.
  public init(_ steps: [Step] = []) { self.steps = steps }
  /// The path of the given steps.
  public init(arrayLiteral elements: Step...) { self.init(elements) }

  /// The path one step further down.
  public func appending(_ step: Step) -> JSONPath { JSONPath(steps + [step]) }

  /// `items[2].name`, or `(root)`.
  public var description: String {
    guard !steps.isEmpty else { return "(root)" }
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
