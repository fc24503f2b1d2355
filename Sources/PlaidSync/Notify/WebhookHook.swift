import Ledger
import Ports

/// Posts the event as JSON to an address.
struct WebhookHook: NoticeHook {
  /// Fetches the address, which is secret: services put their keys into it.
  let address: @Sendable () throws(Failure) -> Secret
  let transport: any HTTPTransport
  /// How long the exchange may take.
  var secondsMax = 10

  let name = "webhook"

  func deliver(_ event: NoticeEvent) async throws(Failure) {
    // The transport counts fractions of seconds.
    let request = HTTPRequest(
      method: .post, url: try checkedAddress().reveal(),
      headers: ["Content-Type": "application/json"], body: event.bytes,
      // The transport counts fractions of seconds.
      connectTimeoutSeconds: Double(secondsMax), totalTimeoutSeconds: Double(secondsMax),
      bodyBytesMax: 1 << 20)
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await transport.send(request)
    } catch {
      throw failed("\(error)")
    }
    guard response.isSuccess else { throw failed("it answered with status \(response.status)") }
  }

  func check() throws(Failure) { _ = try checkedAddress() }

  private func checkedAddress() throws(Failure) -> Secret {
    let address = try address()
    if let inconsistency = Self.inconsistency(of: address.reveal()) { throw failed(inconsistency) }
    return address
  }

  /// Why an address is not one to post to, without the address; `nil` when it is.
  static func inconsistency(of address: String) -> String? {
    let isSecure = address.hasPrefix("https://")
    guard isSecure || address.hasPrefix("http://") else { return "its address is not https://…" }
    let rest = address.drop { $0 != "/" }.dropFirst(2)
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    guard !host.isEmpty, !host.contains("@"),
      rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return "its address has no host, or what cannot be in an address" }
    guard isSecure || PlaidEnvironment.isLocal("http://\(host)") else {
      return "without https:// the address could be read on its way"
    }
    return nil
  }

  private func failed(_ reason: String) -> Failure {
    failure(reason, remedy: "correct \"notify.webhook\", then `plaid-sync notify test`")
  }
}
