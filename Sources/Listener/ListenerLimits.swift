/// How much a client may ask of a listener.
public struct ListenerLimits: Hashable, Sendable {
  /// The largest request body; a larger one is answered with 413.
  public var bodyBytesMax: Int
  /// How long a connection may keep silent, within a request or between two.
  public var idleSeconds: Int
  /// How long reading a request's body and answering it may take together; then it is a 503.
  public var answerSeconds: Int
  /// How long `stop` waits for answers that are under way.
  public var stopSeconds: Int

  /// Takes limits that fit webhooks and pages of transactions.
  public init(
    bodyBytesMax: Int = 10 << 20, idleSeconds: Int = 60, answerSeconds: Int = 60,
    stopSeconds: Int = 5
  ) {
    self.bodyBytesMax = bodyBytesMax
    self.idleSeconds = idleSeconds
    self.answerSeconds = answerSeconds
    self.stopSeconds = stopSeconds
  }
}
