/// The sides of an item that are announced, each on its own.
public enum NoticeSubject: String, Hashable, Sendable, CaseIterable {
  /// Whether it can be pulled.
  case health
  /// Whether its consent is about to end.
  case consent

  /// What counts as announced before anything was.
  public var initialValue: String {
    switch self {
    case .health: "good"
    case .consent: "lasting"
    }
  }
}
