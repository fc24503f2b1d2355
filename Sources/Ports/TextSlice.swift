/// A run of UTF-8 bytes in a page; a negative count stands for null.
public struct TextSlice: Hashable, Sendable {
  /// Where it begins.
  public var offset: Int32
  /// How many bytes it has.
  public var count: Int32
  /// No text.
  public static let null = TextSlice(offset: 0, count: -1)

  /// Names a run of bytes.
  public init(offset: Int32, count: Int32) {
    self.offset = offset
    self.count = count
  }

  /// True when there is no text, which is not the same as an empty one.
  public var isNull: Bool { count < 0 }
}
