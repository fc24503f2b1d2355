import Synchronization

/// Collects the pages that a link session showed.
final class Shown: Sendable {
  private let state = Mutex<[String]>([])

  /// The pages, in order.
  var urls: [String] { state.withLock { $0 } }

  func add(_ url: String) { state.withLock { $0.append(url) } }
}
