import Synchronization

/// The pages that a link session showed.
final class Shown: Sendable {
  private let state = Mutex<[String]>([])

  /// In order.
  var urls: [String] { state.withLock { $0 } }

  /// Shows one more.
  func add(_ url: String) { state.withLock { $0.append(url) } }
}
