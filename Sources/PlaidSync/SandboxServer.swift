import FoundationEssentials
import Glibc
import PlaidSyncLedger
import PlaidSyncListener
import PlaidSyncPorts
import PlaidSyncSandbox

/// Serves the sandbox on a port of this machine.
package struct SandboxServer: Sendable {
  private let settings: SandboxSettings
  private let sandbox: Sandbox

  /// Opens the sandbox; throws `Failure` if one of its files cannot be used.
  package init(_ settings: SandboxSettings, world: World = .live()) throws {
    self.settings = settings
    let fixed = settings.today
    var configuration = SandboxConfiguration(
      clock: SandboxClock(now: world.now, today: { fixed ?? world.now().dateInUTC }))
    configuration.seed = settings.seed
    configuration.readiness = settings.isReadyAtOnce ? .immediate : .byCalls
    configuration.stateFile = settings.stateFile
    configuration.clientID = settings.clientID
    configuration.secret = settings.secret
    if let user = settings.user { configuration.user = .named(user) }
    if let path = settings.userFile { configuration.user = .custom(try Self.bytes(of: path)) }
    if let path = settings.logFile { configuration.log = try Self.log(to: path) }
    if let path = settings.faultsFile {
      configuration.faults = PlannedFaults(try FaultFile.plan(at: path))
    }
    sandbox = try Sandbox(configuration)
  }

  /// Serves until the task is canceled; `isReady` is called with the address.
  package func serve(isReady: (String) throws -> Void) async throws {
    // A client that disconnects must be an error of its connection, not a signal that ends us.
    signal(SIGPIPE, SIG_IGN)
    let listener = HTTPListener(responder: sandbox, port: settings.port)
    let port: UInt16
    do throws(ListenerError) {
      port = try await listener.start()
    } catch {
      throw Failure(
        .cannotCreate, "port \(settings.port) of 127.0.0.1 cannot be used",
        remedy: .either("stop what uses it", or: .choose(.port)),
        cause: "\(error)")
    }
    do {
      try isReady("http://127.0.0.1:\(port)")
    } catch {
      await listener.stop()
      throw error
    }
    await listener.waitUntilStopped()
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw Failure(
        .notFound, "the custom user \(path) cannot be read",
        remedy: "name a file that holds a custom user in Plaid's JSON", cause: "\(error)")
    }
  }

  /// Appends each line with one write, so that lines of several connections never mix.
  private static func log(to path: String) throws -> @Sendable ([UInt8]) -> Void {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw Failure(
        .cannotCreate, "the log \(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    return { line in
      // A full disk must not stop the sandbox; the log then lacks a line, which its reader notices.
      _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }
  }
}

/// The settings of a local sandbox server.
package struct SandboxSettings: Hashable, Sendable {
  /// The port on 127.0.0.1; 0 means any free port.
  package var port: UInt16 = 0
  /// The only client id that is accepted; `nil` accepts any.
  package var clientID: String?
  /// The only secret that is accepted; `nil` accepts any.
  package var secret: String?
  /// The user who logs in on the Hosted Link page; `nil` means `user_good`.
  package var user: String?
  /// A file with a custom user; takes precedence over `user`.
  package var userFile: String?
  /// A fixed date for today; `nil` follows the clock.
  package var today: LocalDate?
  /// The seed that the data is generated from.
  package var seed: UInt64 = 1
  /// The file that the state is saved in; `nil` keeps it in memory only.
  package var stateFile: String?
  /// The file that exchanges are appended to; `nil` logs nothing.
  package var logFile: String?
  /// A file with the faults to inject, as Docs/faults.md describes it.
  package var faultsFile: String?
  /// Whether a new item's whole history is available immediately.
  package var isReadyAtOnce = false

  /// Creates the default settings.
  package init() {}
}
