extension GlobalOptions {
  private static let flags: Set<String> = ["--json", "-q", "--quiet", "-v", "--verbose"]
  private static let options: Set<String> = ["--config", "--db", "--family"]

  /// Moves what stands in front of the command behind it, where commands expect their options:
  /// `plaid-sync --db FILE pull` is `plaid-sync pull --db FILE`.
  static func moved(behind arguments: [String]) -> [String] {
    var front: [String] = []
    var rest = arguments[...]
    while let first = rest.first {
      if flags.contains(first) || options.contains(where: { first.hasPrefix("\($0)=") }) {
        front.append(first)
        rest.removeFirst()
      } else if options.contains(first), rest.count > 1 {
        front += rest.prefix(2)
        rest.removeFirst(2)
      } else {
        break
      }
    }
    let end = rest.firstIndex(of: "--") ?? rest.endIndex
    return Array(rest[..<end] + front + rest[end...])
  }
}
