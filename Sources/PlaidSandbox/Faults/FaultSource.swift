import Ports

/// Disturbs exchanges on purpose.
package protocol FaultSource: Sendable {
  /// What an exchange meets; asked once for each request, before it is answered.
  func faults(of request: HTTPRequest) -> [SandboxFault]
}
