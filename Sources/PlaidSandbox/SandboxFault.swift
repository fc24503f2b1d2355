import Ports

/// What happens in place of an answer.
package enum SandboxFault: Sendable {
  /// Another answer.
  case answer(HTTPResponse)
  /// No answer; behind a port, where nothing can be thrown, an empty 502.
  case failure(TransportError)
}
