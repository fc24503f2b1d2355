/// A public token: good for one exchange within half an hour.
struct PublicToken: Codable, Hashable, Sendable {
  /// How long it lives.
  static let lifetimeMilliseconds: Int64 = 30 * 60 * 1000

  /// The place of the Item that it stands for.
  let item: Int
  /// When it ends.
  let expiresAtMilliseconds: Int64
  /// Whether it was exchanged.
  var isUsed = false
}
