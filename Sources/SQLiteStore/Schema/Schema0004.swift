/// Version 4: tax lots, margin loans, and accounts as they are set.
enum Schema0004 {
  /// All of it, in the order in which it has to be run; each part is a file of its own.
  static let sql = [taxLots, accounts].joined(separator: "\n")
}
