import CPlaidSyncCurl
import PlaidSyncPorts

/// One active exchange: its request, its waiting caller, and what has arrived of the answer so far.
///
/// Sendable although unchecked. `request` and `waiter` are constant. `isCancelled` is accessed only
/// under the lock of `CurlLoop`. All other variables are accessed only by the loop's thread: the
/// transfer reaches it through that lock, and libcurl calls the receivers on that same thread.
final class CurlTransfer: @unchecked Sendable {
  typealias Outcome = Result<HTTPResponse, TransportError>
  typealias Waiter = CheckedContinuation<Outcome, Never>

  /// The request to send.
  let request: HTTPRequest
  /// Whether the caller has canceled, which can happen even before the transfer is submitted.
  var isCancelled = false

  /// The answer's header so far.
  private(set) var head = ResponseHead()
  /// Why a receiver refused the answer; `nil` if none did.
  private(set) var refusal: TransportError?

  private var waiter: Waiter?
  private var body: [UInt8] = []
  private var headerLines: UnsafeMutablePointer<curl_slist>?
  private let errorText: UnsafeMutablePointer<CChar>

  init(_ request: HTTPRequest) {
    self.request = request
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    precondition(waiter == nil, "a transfer ends only after its waiter was resumed")
    curl_slist_free_all(headerLines)
    errorText.deallocate()
  }

  /// Sets the waiter; must be called once, before the transfer is submitted to the loop.
  func attach(_ waiter: Waiter) {
    precondition(self.waiter == nil, "a transfer has one waiter")
    self.waiter = waiter
  }

  /// Resumes the waiter; further calls do nothing.
  func finish(_ outcome: Outcome) {
    let waiter = self.waiter
    self.waiter = nil
    waiter?.resume(returning: outcome)
  }

  /// Converts libcurl's result into the outcome and resumes the waiter with it.
  func finish(_ easy: UnsafeMutableRawPointer, _ code: CURLcode) {
    guard code == CURLE_OK else {
      let text = String(cString: errorText)
      let detail = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
      let facts = TransferFacts(easy, answerHasBegun: head.hasBegun)
      finish(.failure(refusal ?? TransportError(code, facts, detail)))
      return
    }
    let status = ccurl_get_long(easy, CURLINFO_RESPONSE_CODE)
    var response = HTTPResponse(status: Int(status), headers: head.headers)
    // Swapping moves the array instead of copying it.
    swap(&response.body, &body)
    finish(.success(response))
  }

  /// Sets up a fresh handle for the request, with this transfer as the receiver of the answer.
  func configure(_ easy: UnsafeMutableRawPointer, _ settings: CurlSettings) throws(TransportError) {
    var lines: [String] = []
    try settings.apply(to: easy, for: request, headerLines: &lines)
    for line in lines {
      guard let longer = curl_slist_append(headerLines, line) else {
        throw .unavailable("out of memory for the header")
      }
      headerLines = longer
    }
    let context = Unmanaged.passUnretained(self).toOpaque()
    try check(ccurl_set_header_lines(easy, headerLines))
    try check(ccurl_set_error_buffer(easy, errorText))
    try check(ccurl_set_receivers(easy, context, receiveHeader, receiveBody))
  }

  private func check(_ code: CURLcode) throws(TransportError) {
    guard code == CURLE_OK else { throw .unavailable(String(cString: curl_easy_strerror(code))) }
  }

  fileprivate func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    guard head.take(line) else {
      refusal = .protocolViolation("the header of the answer is malformed or too large")
      return false
    }
    return true
  }

  fileprivate func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool {
    guard piece.count <= request.bodyBytesMax - body.count else {
      refusal = .tooLarge("the answer has more than \(request.bodyBytesMax) bytes")
      return false
    }
    if body.isEmpty {
      body.reserveCapacity(head.bodyBytesExpected(bodyBytesMax: request.bodyBytesMax))
    }
    body.append(contentsOf: piece)
    return true
  }
}

/// Passes a header line to its transfer, which exists as long as the loop has it in its table.
private func receiveHeader(
  bytes: UnsafeMutablePointer<CChar>?, size: Int, count: Int, context: UnsafeMutableRawPointer?
) -> Int {
  guard let context else { return 0 }
  let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
  let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return transfer.takeHeader(line) ? line.count : 0
}

/// Passes a piece of the body to its transfer.
private func receiveBody(
  bytes: UnsafeMutablePointer<CChar>?, size: Int, count: Int, context: UnsafeMutableRawPointer?
) -> Int {
  guard let context else { return 0 }
  let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
  let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return transfer.takeBody(piece) ? piece.count : 0
}
