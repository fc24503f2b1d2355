import Glibc
import Synchronization

/// Ctrl-C and SIGTERM: the first one cancels the work, a second one ends the process at once.
final class Interruption: Sendable {
  private let number = Mutex<Int32>(0)

  /// Keeps the signals for `wait`.
  ///
  /// To be called before any other thread is there, for those inherit that the signals are blocked.
  init() {
    withUnsafePointer(to: Interruption.signals) { _ = pthread_sigmask(SIG_BLOCK, $0, nil) }
  }

  /// Waits for signals on the calling thread, for as long as the process lives.
  func wait(_ cancel: () -> Void) -> Never {
    var signals = Interruption.signals
    while true {
      var received: Int32 = 0
      guard sigwait(&signals, &received) == 0 else { continue }
      let isFirst = number.withLock { number in
        defer { number = received }
        return number == 0
      }
      guard isFirst else { _exit(128 + received) }
      cancel()
    }
  }

  /// The status that the process ends with: 128 + signal for work that was broken off.
  func status(replacing status: Int32) -> Int32 {
    let number = number.withLock { $0 }
    return number == 0 || status == 0 ? status : 128 + number
  }

  private static var signals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    return signals
  }
}
