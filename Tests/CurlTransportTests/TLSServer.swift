import Foundation
import Glibc

/// A server that speaks TLS with a certificate nobody knows; it needs the `openssl` command.
final class TLSServer: Sendable {
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
  private let server: Process
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
    let maker = Self.process(
      in: folder,
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-keyout", "key.pem", "-out", "certificate.pem", "-days", "2", "-subj", "/CN=localhost",
        "-addext", "subjectAltName=DNS:localhost",
      ])
    try maker.run()
    maker.waitUntilExit()

    let output = Pipe()
    server = Self.process(
      in: folder,
      [
        "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", "certificate.pem", "-key", "key.pem",
      ])
    server.standardOutput = output
    try server.run()
    // The server names its port in a line of its own, "ACCEPT 127.0.0.1:12345".
    var text = ""
    while !(text.contains("ACCEPT") && text.hasSuffix("\n")) {
      let piece = output.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw Problem(text: text) }
      text += String(decoding: piece, as: UTF8.self)
    }
    let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
    port = line.components(separatedBy: ":").last ?? ""
  }

  private static func process(in folder: URL, _ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: command)
    process.currentDirectoryURL = folder
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  deinit {
    // A child inherits blocked signals from the thread that started it, so asking is not enough.
    kill(server.processIdentifier, SIGKILL)
    server.waitUntilExit()
    // A folder that cannot be removed is the temporary folder's business.
    try? FileManager.default.removeItem(at: folder)
  }
}
