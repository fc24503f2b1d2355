import CPlaidSyncCurl
import PlaidSyncPorts

/// The part of the loop that belongs to its thread: the handles and the active transfers.
///
/// Not Sendable: it is created, used and released by one thread.
final class CurlReactor {
  /// The type of curl's handles in Swift.
  typealias Handle = UnsafeMutableRawPointer

  /// The multi handle; other threads may wake it but must not use it otherwise.
  let multi: Handle

  private let settings: CurlSettings
  private var transfers: [Handle: CurlTransfer] = [:]
  private var handles: [ObjectIdentifier: Handle] = [:]
  private var idle: [Handle] = []

  /// The maximum of idle handles; more are not worth their memory.
  private static let idleMax = 16
  /// The result of initializing libcurl once per process; a second thread waits for the first.
  private static let initCode = ccurl_global_init()

  /// Prepares libcurl; `nil` if the machine is out of memory or entropy.
  init?(_ settings: CurlSettings) {
    guard Self.initCode == CURLE_OK, let multi = curl_multi_init() else { return nil }
    self.settings = settings
    self.multi = multi
  }

  deinit {
    precondition(transfers.isEmpty, "every transfer is finished before the reactor is released")
    for easy in idle { curl_easy_cleanup(easy) }
    curl_multi_cleanup(multi)
  }

  /// Starts a transfer; if it cannot start, it is finished immediately.
  func start(_ transfer: CurlTransfer) {
    guard let easy = idle.popLast() ?? curl_easy_init() else {
      transfer.finish(.failure(.unavailable("out of memory for a transfer")))
      return
    }
    do throws(TransportError) {
      try transfer.configure(easy, settings)
    } catch {
      curl_easy_cleanup(easy)
      transfer.finish(.failure(error))
      return
    }
    let code = curl_multi_add_handle(multi, easy)
    guard code == CURLM_OK else {
      curl_easy_cleanup(easy)
      transfer.finish(.failure(.unavailable(String(cString: curl_multi_strerror(code)))))
      return
    }
    transfers[easy] = transfer
    handles[ObjectIdentifier(transfer)] = easy
  }

  /// Ends a transfer that its caller canceled; does nothing if it has ended already.
  func cancel(_ transfer: CurlTransfer, _ detail: String) {
    guard let easy = handles[ObjectIdentifier(transfer)] else { return }
    detach(easy, transfer)
    curl_easy_cleanup(easy)
    transfer.finish(.failure(.canceled(detail)))
  }

  /// Ends all transfers.
  func cancelAll(_ detail: String) {
    for transfer in transfers.values { cancel(transfer, detail) }
  }

  /// Advances all transfers as far as possible without waiting.
  func advance() {
    var running: Int32 = 0
    let code = curl_multi_perform(multi, &running)
    guard code == CURLM_OK else {
      cancelAll(String(cString: curl_multi_strerror(code)))
      return
    }
    var finished: Handle?
    var result = CURLE_OK
    while ccurl_multi_next_finished(multi, &finished, &result) {
      guard let easy = finished, let transfer = transfers[easy] else { continue }
      detach(easy, transfer)
      transfer.finish(easy, result)
      if result == CURLE_OK { recycle(easy) } else { curl_easy_cleanup(easy) }
    }
  }

  /// Waits for the network, the next timeout of a transfer, or a wake-up from another thread.
  func wait() {
    // libcurl wakes for its own timeouts; this one only bounds the wait of an idle thread.
    let code = curl_multi_poll(multi, nil, 0, 3_600_000, nil)
    if code != CURLM_OK { cancelAll(String(cString: curl_multi_strerror(code))) }
  }

  private func detach(_ easy: Handle, _ transfer: CurlTransfer) {
    transfers[easy] = nil
    handles[ObjectIdentifier(transfer)] = nil
    curl_multi_remove_handle(multi, easy)
  }

  /// Resets a handle and keeps it for reuse. Only for a handle whose last transfer succeeded: after
  /// a failure libcurl may keep state that a reset does not clear.
  private func recycle(_ easy: Handle) {
    guard idle.count < Self.idleMax else {
      curl_easy_cleanup(easy)
      return
    }
    curl_easy_reset(easy)
    idle.append(easy)
  }
}
