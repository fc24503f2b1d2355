/// Decides whether entries that arrived late were missing from the earlier readings.
public enum LatePosting {
  /// True when the change between two readings is explained exactly by the entries dated between
  /// them *plus* the late ones, and not without them: then the earlier readings lacked them.
  ///
  /// - Parameters:
  ///   - change: the newer reading less the older one.
  ///   - onTime: the signed effect of the entries dated after the older reading.
  ///   - late: the signed effect of the entries dated on or before it that arrived just now.
  public static func areMissingFromEarlierBalances(
    change: Amount, onTime: Amount, late: Amount
  ) -> Bool {
    guard late != .zero, change != onTime else { return false }
    return Int128(change.rawValue) == Int128(onTime.rawValue) + Int128(late.rawValue)
  }
}
