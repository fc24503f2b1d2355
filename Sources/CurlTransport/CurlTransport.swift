import Ports

/// Sends requests with libcurl: one thread for all transfers, connections kept and shared.
///
/// Nothing is started before the first request. When the transport goes, so does its thread;
/// `shutDown` waits for that. libcurl sends a request a second time of its own accord in one case:
/// when a kept connection turns out to be dead before a byte of an answer arrived.
public final class CurlTransport: HTTPTransport {
  private let loop: CurlLoop

  /// Makes a transport.
  ///
  /// - Parameters:
  ///   - userAgent: How the program names itself, such as `plaid-sync/1.0.0`.
  ///   - caFile: A file of certificates to trust, in PEM, instead of the system's bundle.
  ///   - usesEnvironmentProxies: Whether `https_proxy`, `no_proxy` and so on count.
  public convenience init(
    userAgent: String, caFile: String? = nil, usesEnvironmentProxies: Bool = true
  ) {
    self.init(
      userAgent: userAgent, caFile: caFile, usesEnvironmentProxies: usesEnvironmentProxies,
      threadName: "curl")
  }

  /// Lets a test find its own thread among those of others; a name has 15 bytes at most.
  init(userAgent: String, caFile: String?, usesEnvironmentProxies: Bool, threadName: String) {
    let settings = CurlSettings(
      userAgent: userAgent, caFile: caFile, usesEnvironmentProxies: usesEnvironmentProxies)
    loop = CurlLoop(settings, threadName: threadName)
  }

  deinit {
    loop.stop()
  }

  /// Sends `request` and waits for the whole answer; cancelling the task stops the transfer.
  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let transfer = CurlTransfer(request)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        transfer.attach(waiter)
        loop.submit(transfer)
      }
    } onCancel: {
      loop.cancel(transfer)
    }
    return try outcome.get()
  }

  /// Ends all transfers with `.cancelled`, closes all connections and refuses further requests.
  public func shutDown() async {
    await loop.stopAndWait()
  }
}
