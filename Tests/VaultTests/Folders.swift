import Glibc
import PlaidSyncLedger
import TestSupport

/// Passes `body` the path of a temporary folder, which is removed afterward.
func withFolder(_ body: (String) throws -> Void) throws {
  try TemporaryFolder.with { try body($0.path) }
}

/// Returns the names in a folder, sorted.
func entries(of path: String) -> [String] {
  guard let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names.sorted()
}

/// Returns the permission bits of a file or folder; `nil` if it does not exist.
func mode(of path: String) -> UInt32? {
  var facts = stat()
  return stat(path, &facts) == 0 ? facts.st_mode & 0o7777 : nil
}

/// Returns the failure that `body` throws; `nil` if it throws none.
func caught(_ body: () throws -> some Any) -> Failure? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? Failure
  }
}
