/// Version 2: what has been learned since version 1.
enum Schema0002 {
  /// All of it, in the order in which it has to be run; each part is a file of its own.
  static let sql = [notices].joined(separator: "\n")
}
