import Ports

/// Leaves every exchange alone.
package struct NoFaults: FaultSource {
  /// Makes one.
  package init() {}
  package func faults(of request: HTTPRequest) -> [SandboxFault] { [] }
}
