/// A count with its noun as text: `1 account`, `3 accounts`.
enum CountText {
  /// A count with its noun, which takes an s in the plural.
  static func text(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
