import PlaidSyncPorts

/// Sends requests with libcurl: one thread for all transfers, with persistent, shared connections.
///
/// Nothing is started before the first request. When the transport is released, its thread ends;
/// `shutDown` waits for that. libcurl resends a request automatically in one case: if a persistent
/// connection turns out to be dead before a byte of an answer arrived.
package final class CurlTransport: HTTPTransport {
  private let loop: CurlLoop

  /// Creates a transport; no thread is started yet.
  ///
  /// - Parameters:
  ///   - userAgent: The name that the program sends to servers, such as `plaid-sync/1.0.0`.
  ///   - caFile: A file of certificates to trust, in PEM, instead of the system's bundle.
  ///   - usesEnvironmentProxies: Whether `https_proxy`, `no_proxy` and similar variables are used.
  package convenience init(
    userAgent: String, caFile: String? = nil, usesEnvironmentProxies: Bool = true
  ) {
    self.init(
      userAgent: userAgent, caFile: caFile, usesEnvironmentProxies: usesEnvironmentProxies,
      threadName: "curl")
  }

  /// Lets a test name its thread to find it among those of others; at most 15 bytes.
  init(userAgent: String, caFile: String?, usesEnvironmentProxies: Bool, threadName: String) {
    let settings = CurlSettings(
      userAgent: userAgent, caFile: caFile, usesEnvironmentProxies: usesEnvironmentProxies)
    loop = CurlLoop(settings, threadName: threadName)
  }

  deinit {
    loop.stop()
  }

  /// Sends `request` and waits for the whole answer; canceling the task stops the transfer.
  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
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

  /// Ends all transfers with `.canceled`, closes all connections and refuses further requests.
  package func shutDown() async {
    await loop.stopAndWait()
  }
}
