import Foundation
import Glibc
import TestSupport

/// A server that speaks TLS with a certificate nobody knows; it needs the `openssl` command.
///
/// Its parts are made once and used by one test at a time, which the compiler cannot know.
final class TLSServer: @unchecked Sendable {
  /// Whether this machine has the command.
  static let isPossible = FileManager.default.isExecutableFile(atPath: command)

  /// The server's own certificate.
  var certificate: String { folder.appending(path: "certificate.pem").path }
  /// The address by the name the certificate is made for.
  var url: String { "https://localhost:\(port)/" }
  /// The address by a name the certificate does not have.
  var urlOfAnotherName: String { "https://127.0.0.1:\(port)/" }

  private static let command = "/usr/bin/openssl"
  private let folder: URL
  private let server: ChildProcess
  private let output: FileHandle
  private let port: String

  struct Problem: Error { let text: String }

  /// Starts a server; it waits for a process, so it does that away from the tests' own threads.
  static func start() async throws -> TLSServer {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try TLSServer() }) }
    }
  }

  private init() throws {
    let name = "plaid-sync-tls-\(UUID().uuidString)"
    folder = FileManager.default.temporaryDirectory.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let certificate = folder.appending(path: "certificate.pem").path
    let key = folder.appending(path: "key.pem").path
    let maker = try ChildProcess(
      Self.command,
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost",
        "-addext", "subjectAltName=DNS:localhost",
      ], environment: [:], output: folder.appending(path: "maker.txt").path)
    guard maker.wait() == 0 else { throw Problem(text: "openssl made no certificate") }

    // Opened for reading before the server opens it for writing, or either would wait for ever.
    let pipe = folder.appending(path: "output").path
    guard mkfifo(pipe, 0o600) == 0 else { throw Problem(text: "there is no pipe") }
    let reading = open(pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard reading >= 0 else { throw Problem(text: "the pipe cannot be read") }
    output = FileHandle(fileDescriptor: reading, closeOnDealloc: true)
    server = try ChildProcess(
      Self.command,
      ["s_server", "-accept", "127.0.0.1:0", "-www", "-cert", certificate, "-key", key],
      environment: [:], output: pipe, error: "/dev/null")
    _ = fcntl(reading, F_SETFL, fcntl(reading, F_GETFL) & ~O_NONBLOCK)
    // The server names its port in a line of its own, "ACCEPT 127.0.0.1:12345".
    var text = ""
    while !(text.contains("ACCEPT") && text.hasSuffix("\n")) {
      let piece = output.availableData
      guard !piece.isEmpty else { throw Problem(text: text) }
      text += String(decoding: piece, as: UTF8.self)
    }
    let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
    port = line.components(separatedBy: ":").last ?? ""
  }

  deinit {
    // A child inherits blocked signals from the thread that started it, so asking is not enough.
    server.signal(SIGKILL)
    _ = server.wait()
    // A folder that cannot be removed is the temporary folder's business.
    try? FileManager.default.removeItem(at: folder)
  }
}
