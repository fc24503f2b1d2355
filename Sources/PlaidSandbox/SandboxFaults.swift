import Ports

/// Disturbs exchanges on purpose, at the one place before and the one place after answering.
package protocol SandboxFaults: Sendable {
  /// What to do instead of answering `request`; `nil` lets it pass.
  func before(_ request: HTTPRequest) -> SandboxFault?
  /// What to send instead of `response`, which the sandbox has acted upon; `nil` lets it pass.
  func after(_ request: HTTPRequest, _ response: HTTPResponse) -> SandboxFault?
}
