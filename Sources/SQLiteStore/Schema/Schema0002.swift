/// Version 2: the history of every transaction, and what has been learned since version 1.
enum Schema0002 {
  /// All of it, in the order in which it has to be run; each part is a file of its own.
  static let sql = [history, quarantine, replacing, views].joined(separator: "\n")

  /// A decimal of an amount: sign, whole part, decimals without trailing zeros.
  static func decimal(_ units: String) -> String {
    """
    CASE WHEN \(units) < 0 THEN '-' ELSE '' END || (abs(\(units)) / 100000000) \
    || CASE WHEN \(units) % 100000000 = 0 THEN '' \
    ELSE '.' || rtrim(printf('%08d', abs(\(units)) % 100000000), '0') END
    """
  }

  /// A day number as YYYY-MM-DD.
  static func day(_ number: String) -> String { "date(\(number) * 86400, 'unixepoch')" }

  /// Milliseconds as RFC 3339 in UTC, with milliseconds only when there are any.
  static func instant(_ milliseconds: String) -> String {
    """
    strftime('%Y-%m-%dT%H:%M:%S', \(milliseconds) / 1000, 'unixepoch') \
    || CASE WHEN \(milliseconds) % 1000 = 0 THEN 'Z' \
    ELSE printf('.%03dZ', \(milliseconds) % 1000) END
    """
  }
}
