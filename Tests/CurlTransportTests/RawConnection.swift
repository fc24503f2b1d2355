import Foundation
import Glibc

/// One accepted connection of a `RawServer`, used by its script's thread only.
struct RawConnection {
  private let file: Int32

  init(_ file: Int32) {
    self.file = file
  }

  /// Reads one request with its body; `nil` if the client has disconnected.
  func readRequest() -> String? {
    var bytes: [UInt8] = []
    while true {
      if let text = Self.whole(bytes) { return text }
      var piece = [UInt8](repeating: 0, count: 65_536)
      let count = recv(file, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      bytes += piece[..<count]
    }
  }

  /// Writes; returns `false` if the client has disconnected.
  @discardableResult
  func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  @discardableResult
  func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let flags = Int32(MSG_NOSIGNAL)
      let count = rest.withUnsafeBytes { send(file, $0.baseAddress, $0.count, flags) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Answers with status 200 and a body of known length.
  @discardableResult
  func answer(_ body: String, _ headers: String = "") -> Bool {
    write("HTTP/1.1 200 OK\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  /// Answers every request on the connection with the same body, until the client disconnects.
  func answerAll(_ body: String) {
    while readRequest() != nil, answer(body) {}
  }

  /// Blocks until the client closes its end.
  func waitForClose() {
    var piece = [UInt8](repeating: 0, count: 4_096)
    while recv(file, &piece, piece.count, 0) > 0 {}
  }

  /// Makes the next close a reset instead of an orderly end.
  func resetOnClose() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(file, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  private static func whole(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let head = text[..<end.lowerBound].lowercased()
    guard let field = head.range(of: "content-length: ") else { return text }
    let digits = head[field.upperBound...].prefix { $0.isNumber }
    guard let length = Int(digits) else { return text }
    return text[end.upperBound...].utf8.count >= length ? text : nil
  }
}
