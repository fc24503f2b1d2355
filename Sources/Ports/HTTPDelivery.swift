/// How an answer gets to its client.
///
/// Everything but `whole` is a fault made on purpose, by which a server plays a bad network:
/// a listener does it on the wire.
public enum HTTPDelivery: Hashable, Sendable {
  /// As fast as it goes, to the last byte.
  case whole
  /// Piece by piece, so that the body takes so many seconds.
  case slow(seconds: Int)
  /// The connection is reset behind so many bytes of the body.
  case cut(afterBytes: Int)
  /// Not at all: the connection is reset, and new ones are refused for so many seconds.
  case refused(seconds: Int)
}
