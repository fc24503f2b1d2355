import Ports

/// Disturbs exchanges on purpose.
package protocol SandboxFaults: Sendable {
  /// What an exchange meets; asked once for each request, before it is answered.
  func disturbances(of request: HTTPRequest) -> [SandboxDisturbance]
}
