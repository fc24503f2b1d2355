import Foundation
import Glibc
import TestSupport

/// A TLS server with an untrusted certificate; it needs the `openssl` command.
///
/// Its parts are set once and used by one test at a time, which the compiler cannot verify.
final class TLSServer: @unchecked Sendable {
  /// Whether this machine has the command.
  static let isPossible = FileManager.default.isExecutableFile(atPath: command)

  /// The server's own certificate.
  var certificate: String { folder.appending(path: "certificate.pem").path }
  /// The address with the name that the certificate was issued for.
  var url: String { "https://localhost:\(port)/" }
  /// The address with a name that the certificate does not contain.
  var urlOfAnotherName: String { "https://127.0.0.1:\(port)/" }

  private static let command = "/usr/bin/openssl"
  private let folder: URL
  private let server: ChildProcess
  private let output: FileHandle
  private let port: String

  struct Problem: Error { let text: String }

  /// Starts a server; it waits for a process, and so does not run on the tests' own threads.
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
    guard maker.wait() == 0 else { throw Problem(text: "openssl created no certificate") }

    // Opened for reading before the server opens it for writing; otherwise both would wait forever.
    let pipe = folder.appending(path: "output").path
    guard mkfifo(pipe, 0o600) == 0 else { throw Problem(text: "the pipe cannot be created") }
    let readEnd = open(pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard readEnd >= 0 else { throw Problem(text: "the pipe cannot be read") }
    output = FileHandle(fileDescriptor: readEnd, closeOnDealloc: true)
    server = try ChildProcess(
      Self.command,
      ["s_server", "-accept", "127.0.0.1:0", "-www", "-cert", certificate, "-key", key],
      environment: [:], output: pipe, error: "/dev/null")
    _ = fcntl(readEnd, F_SETFL, fcntl(readEnd, F_GETFL) & ~O_NONBLOCK)
    // The server prints its port on a separate line, "ACCEPT 127.0.0.1:12345".
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
    // A child inherits the blocked signals of the thread that started it, so SIGTERM may not work.
    server.signal(SIGKILL)
    _ = server.wait()
    // A folder that cannot be removed remains in the system's temporary folder, which is cleaned.
    try? FileManager.default.removeItem(at: folder)
  }
}
