import Ports

/// Leaves every exchange alone.
package struct NoSandboxFaults: SandboxFaults {
  /// Makes one.
  package init() {}
  package func before(_ request: HTTPRequest) -> SandboxFault? { nil }
  package func after(_ request: HTTPRequest, _ response: HTTPResponse) -> SandboxFault? { nil }
}
