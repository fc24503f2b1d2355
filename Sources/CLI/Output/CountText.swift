/// How a number of things is told: `1 account`, `3 accounts`.
enum CountText {
  /// A number with its noun, which takes an s in the plural.
  static func text(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
