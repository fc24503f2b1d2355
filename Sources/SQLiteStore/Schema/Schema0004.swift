/// Version 4: tax lots, margin loans, accounts as they are set, and trades as sides of transfers.
enum Schema0004 {
  /// All of it, in the order in which it has to be run; each part is a file of its own.
  static let sql = [taxLots, accounts, transfers].joined(separator: "\n")
}
