/// Version 3: investments and liabilities, and what has been learned since version 2.
enum Schema0003 {
  /// All of it, in the order in which it has to be run; each part is a file of its own.
  static let sql = [
    investments,
    invalidating,
    splits,
    drift,
    transfers,
    rules,
    views,
    liabilities,
    archive,
    transactionView,
    checks,
  ].joined(separator: "\n")
}
