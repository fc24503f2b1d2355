import Ports
import Synchronization

/// The accounts of the newest page: they come with each page, and are mostly the same.
final class KnownAccounts: Sendable {
  /// A list as it was sent, and what it says.
  struct List {
    var bytes: [UInt8] = []
    var reports: [AccountReport] = []
  }

  private let newest = Mutex(List())

  var list: List {
    get { newest.withLock { $0 } }
    set { newest.withLock { $0 = newValue } }
  }
}
