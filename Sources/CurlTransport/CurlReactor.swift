import CCurl
import Ports

/// The half of the loop that lives on its thread: the handles and the transfers under way.
///
/// Not Sendable: it is made, used and dropped by one thread.
final class CurlReactor {
  /// What curl's handles are to Swift.
  typealias Handle = UnsafeMutableRawPointer

  /// The handle other threads may wake, and nothing else.
  let multi: Handle

  private let settings: CurlSettings
  private var transfers: [Handle: CurlTransfer] = [:]
  private var handles: [ObjectIdentifier: Handle] = [:]
  private var idle: [Handle] = []

  /// More idle handles than this are not worth their memory.
  private static let idleMax = 16
  /// libcurl runs once for the whole process; a thread that comes second waits for the first.
  private static let initCode = ccurl_global_init()

  /// Prepares libcurl; fails when the machine is out of memory or entropy.
  init?(_ settings: CurlSettings) {
    guard Self.initCode == CURLE_OK, let multi = curl_multi_init() else { return nil }
    self.settings = settings
    self.multi = multi
  }

  deinit {
    precondition(transfers.isEmpty, "every transfer is finished before the reactor goes")
    for easy in idle { curl_easy_cleanup(easy) }
    curl_multi_cleanup(multi)
  }

  /// Begins a transfer; one that cannot begin is finished at once.
  func start(_ transfer: CurlTransfer) {
    guard let easy = idle.popLast() ?? curl_easy_init() else {
      transfer.finish(.failure(.unavailable("no memory for a transfer")))
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

  /// Ends a transfer whose caller has lost interest; does nothing if it is over already.
  func cancel(_ transfer: CurlTransfer, _ detail: String) {
    guard let easy = handles[ObjectIdentifier(transfer)] else { return }
    detach(easy, transfer)
    curl_easy_cleanup(easy)
    transfer.finish(.failure(.cancelled(detail)))
  }

  /// Ends all transfers.
  func cancelAll(_ detail: String) {
    for transfer in transfers.values { cancel(transfer, detail) }
  }

  /// Moves everything on as far as it goes without waiting.
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

  /// Waits for the network, the next time-out of a transfer, or a call from another thread.
  func wait() {
    // libcurl wakes for its own time-outs; this one only bounds the wait of an idle thread.
    let code = curl_multi_poll(multi, nil, 0, 3_600_000, nil)
    if code != CURLM_OK { cancelAll(String(cString: curl_multi_strerror(code))) }
  }

  private func detach(_ easy: Handle, _ transfer: CurlTransfer) {
    transfers[easy] = nil
    handles[ObjectIdentifier(transfer)] = nil
    curl_multi_remove_handle(multi, easy)
  }

  /// Keeps a handle, without anything of its last transfer, which went well; after any other end
  /// libcurl may keep more than a reset clears.
  private func recycle(_ easy: Handle) {
    guard idle.count < Self.idleMax else {
      curl_easy_cleanup(easy)
      return
    }
    curl_easy_reset(easy)
    idle.append(easy)
  }
}
