import Ports

/// Leaves every exchange alone.
package struct NoSandboxFaults: SandboxFaults {
  /// Makes one.
  package init() {}
  package func disturbances(of request: HTTPRequest) -> [SandboxDisturbance] { [] }
}
