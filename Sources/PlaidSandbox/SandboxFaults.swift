import Ports

/// Disturbs exchanges on purpose, at the one place before and the one place after answering.
package protocol SandboxFaults: Sendable {
  /// What to do instead of answering `request`; `nil` lets it pass.
  func before(_ request: HTTPRequest) -> SandboxFault?
  /// What to send instead of `response`, which the sandbox has acted upon; `nil` lets it pass.
  func after(_ request: HTTPRequest, _ response: HTTPResponse) -> SandboxFault?
}

/// What happens in place of an answer.
package enum SandboxFault: Sendable {
  /// Another answer.
  case answer(HTTPResponse)
  /// No answer; behind a port, where nothing can be thrown, an empty 502.
  case failure(TransportError)
}

/// Leaves every exchange alone.
package struct NoSandboxFaults: SandboxFaults {
  /// Makes one.
  package init() {}
  package func before(_ request: HTTPRequest) -> SandboxFault? { nil }
  package func after(_ request: HTTPRequest, _ response: HTTPResponse) -> SandboxFault? { nil }
}
