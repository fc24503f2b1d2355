import Glibc
import Synchronization

/// Ctrl-C and SIGTERM: the first one cancels the work, a second one ends the process at once.
final class Interruption: Sendable {
  private let number = Mutex<Int32>(0)

  /// Blocks the signals, so that only `wait` receives them.
  ///
  /// Must be called before another thread is started, because threads inherit the blocked signals.
  init() {
    withUnsafePointer(to: Interruption.signals) { _ = pthread_sigmask(SIG_BLOCK, $0, nil) }
  }

  /// Waits for signals on the calling thread until the process ends.
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

  /// The exit status of the process: 128 + signal for work that was interrupted, else `status`.
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
