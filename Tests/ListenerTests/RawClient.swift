import Foundation
import Glibc
import Synchronization

/// A client that can write any bytes, and waits for answers on its own threads.
final class RawClient: Sendable {
  /// The error that no connection could be established.
  struct Problem: Error {}

  private let file: Int32
  /// The error that reading ended with; 0 for an orderly end.
  private let lastError = Atomic<Int32>(0)

  init(port: UInt16) throws {
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        connect(file, generic, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else {
      close(file)
      throw Problem()
    }
    self.file = file
  }

  deinit {
    close(file)
  }

  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads up to and including the empty line; `nil` if the server closed the connection before.
  func readHead() async -> String? {
    await onThread { self.head() }
  }

  /// Reads a whole answer whose length is given in its header.
  func readAnswer() async -> String? {
    await onThread {
      guard let head = self.head() else { return nil }
      guard let field = head.lowercased().range(of: "content-length: ") else { return head }
      let digits = head[field.upperBound...].prefix { $0.isNumber }
      return head + self.read(Int(digits) ?? 0)
    }
  }

  /// Reads until the server closes or resets the connection; returns which of the two it was.
  func readToReset() async -> (text: String, isReset: Bool) {
    await onThread {
      let text = self.read(.max)
      return (text, self.lastError.load(ordering: .relaxed) == ECONNRESET)
    }
  }

  /// Reads until the server closes.
  func readToEnd() async -> String {
    await onThread { self.read(.max) }
  }

  private func head() -> String? {
    var text = ""
    while !text.hasSuffix("\r\n\r\n") {
      let byte = read(1)
      guard !byte.isEmpty else { return nil }
      // Swift combines some pairs of characters into one, so the bytes are appended.
      text = String(decoding: Array(text.utf8) + Array(byte.utf8), as: UTF8.self)
    }
    return text
  }

  private func read(_ countMax: Int) -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < countMax {
      let count = recv(file, &piece, min(piece.count, countMax - bytes.count), 0)
      guard count > 0 else {
        lastError.store(count < 0 ? errno : 0, ordering: .relaxed)
        break
      }
      bytes += piece[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: work()) }
    }
  }
}
