import CPlaidSyncCurl
import Glibc
import PlaidSyncPorts
import Synchronization

/// The part of the loop that any thread may call: a mailbox for the thread of `CurlReactor`.
final class CurlLoop: Sendable {
  /// The loop's state. It starts with the first request, because starting libcurl takes time that
  /// most commands need not spend.
  private enum Phase {
    case notStarted, running, stopping, stopped
  }

  /// What callers pass to the thread.
  private struct Mail {
    var phase = Phase.notStarted
    var arrivals: [CurlTransfer] = []
    var cancellations: [CurlTransfer] = []
    var stopWaiters: [CheckedContinuation<Void, Never>] = []
    /// The thread, until it has been joined.
    var thread: pthread_t?
    /// The reactor's handle while it exists. It is woken only under the lock, so never too late.
    var wakeable: WakeHandle?

    /// Ends the thread's wait; a thread that is still starting reads its mail anyway.
    func wake() {
      if let wakeable { curl_multi_wakeup(wakeable.multi) }
    }
  }

  /// Unchecked because libcurl lets any thread wake it, and nothing else is done with it.
  private struct WakeHandle: @unchecked Sendable {
    let multi: UnsafeMutableRawPointer
  }

  private let settings: CurlSettings
  private let threadName: String
  private let mail = Mutex(Mail())

  private static let shutDownDetail = "the transport was shut down"
  private static let cancelDetail = "the calling task was canceled"

  init(_ settings: CurlSettings, threadName: String) {
    self.settings = settings
    self.threadName = threadName
  }

  /// Passes a transfer to the thread; its waiter is resumed exactly once in all cases.
  func submit(_ transfer: CurlTransfer) {
    let refusal = mail.withLock { mail -> TransportError? in
      if transfer.isCancelled { return .canceled(Self.cancelDetail) }
      switch mail.phase {
      case .stopping, .stopped:
        return .canceled(Self.shutDownDetail)
      case .notStarted:
        guard let thread = startThread() else {
          return .unavailable("no thread can be started for the network")
        }
        mail.thread = thread
        mail.phase = .running
      case .running:
        break
      }
      mail.arrivals.append(transfer)
      mail.wake()
      return nil
    }
    if let refusal { transfer.finish(.failure(refusal)) }
  }

  /// Cancels a transfer, which need not have been submitted and may have ended already.
  func cancel(_ transfer: CurlTransfer) {
    mail.withLock { mail in
      transfer.isCancelled = true
      guard mail.phase == .running else { return }
      mail.cancellations.append(transfer)
      mail.wake()
    }
  }

  /// Asks the thread to end all transfers and then itself.
  func stop() {
    mail.withLock { mail in
      switch mail.phase {
      case .notStarted: mail.phase = .stopped
      case .running: mail.phase = .stopping
      case .stopping, .stopped: return
      }
      mail.wake()
    }
  }

  /// Stops, and returns after the thread has ended.
  ///
  /// Waiting until its connections are closed is not enough: libraries release the data they keep
  /// for a thread when it ends and for the process when that exits, and some do not support both at
  /// the same time.
  func stopAndWait() async {
    stop()
    await withCheckedContinuation { continuation in
      let isOver = mail.withLock { mail in
        guard mail.phase == .stopping else { return true }
        mail.stopWaiters.append(continuation)
        return false
      }
      if isOver { continuation.resume() }
    }
    // The thread has nothing left to do, so joining it takes no time.
    let thread = mail.withLock { mail in
      defer { mail.thread = nil }
      return mail.thread
    }
    if let thread { pthread_join(thread, nil) }
  }

  deinit {
    if let thread = mail.withLock({ $0.thread }) { pthread_detach(thread) }
  }

  private func startThread() -> pthread_t? {
    let context = Unmanaged.passRetained(self)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<CurlLoop>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    guard code == 0 else {
      context.release()
      return nil
    }
    return thread
  }

  private func run() {
    prepareThread()
    let reason = serve()
    end(reason)
  }

  /// Runs transfers until it is stopped; before it returns, reactor and connections are closed.
  private func serve() -> TransportError {
    guard let reactor = CurlReactor(settings) else { return .unavailable("libcurl cannot start") }
    let handle = WakeHandle(multi: reactor.multi)
    mail.withLock { $0.wakeable = handle }
    while true {
      let (arrivals, cancellations, phase) = mail.withLock { mail in
        defer {
          mail.arrivals.removeAll()
          mail.cancellations.removeAll()
        }
        return (mail.arrivals, mail.cancellations, mail.phase)
      }
      for transfer in arrivals { reactor.start(transfer) }
      for transfer in cancellations { reactor.cancel(transfer, Self.cancelDetail) }
      guard phase == .running else { break }
      reactor.advance()
      reactor.wait()
    }
    reactor.cancelAll(Self.shutDownDetail)
    mail.withLock { $0.wakeable = nil }
    return .canceled(Self.shutDownDetail)
  }

  /// Closes the mailbox permanently and resumes all callers that are still waiting.
  private func end(_ error: TransportError) {
    let (arrivals, waiters) = mail.withLock { mail in
      defer { mail = Mail(phase: .stopped, thread: mail.thread) }
      return (mail.arrivals, mail.stopWaiters)
    }
    for transfer in arrivals { transfer.finish(.failure(error)) }
    for waiter in waiters { waiter.resume() }
  }

  /// Names the thread for debuggers, and blocks all signals, which the program's other threads
  /// handle; that includes SIGPIPE, which a TLS library might raise.
  private func prepareThread() {
    ccurl_name_thread(threadName)
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
