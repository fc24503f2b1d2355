/// Why a listener does not listen.
public enum ListenerError: Error, Hashable, Sendable {
  /// The address is neither IPv4 nor IPv6 in numbers.
  case invalidAddress(String)
  /// The port cannot be had: taken, or reserved for the system.
  case unavailable(String)
  /// `start` was called a second time.
  case alreadyStarted
}
