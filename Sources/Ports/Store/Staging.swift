/// What is staged for an item.
public struct Staging: Hashable, Sendable {
  /// The committed cursor that the update started at; `nil` is the beginning.
  public let startCursor: String?
  /// The cursor to go on from.
  public let nextCursor: String
  /// True when pages are missing.
  public let hasMore: Bool
  /// How many pages are staged.
  public let pages: Int
  /// How much of the history the provider had at the last page.
  public let history: ChangesPage.History

  /// Describes staged pages.
  public init(
    startCursor: String?, nextCursor: String, hasMore: Bool, pages: Int,
    history: ChangesPage.History
  ) {
    self.startCursor = startCursor
    self.nextCursor = nextCursor
    self.hasMore = hasMore
    self.pages = pages
    self.history = history
  }
}
