import CPlaidSyncSQLite
import CPlaidSyncShims
import Foundation

/// Measures parts of the product in process.
///
/// Benchmarks/README.md describes the output and the environment variables.
@main
struct Bench {
  static func main() async {
    // The product makes the same call.
    cshims_expect_pieces(4 << 20)
    _ = csqlite_leave_memory_uncounted()
    do {
      // Calls from the main function, which runs on the main thread, cost two thread changes each.
      // The product runs on other threads, and so do these measurements.
      try await Task.detached {
        let setting = try Setting()
        try await TransportFigures(setting).measure()
        try await BalanceFigures(setting).measure()
        try await DecodeFigures(setting).measure()
      }.value
    } catch {
      FileHandle.standardError.write(Data("plaid-sync-bench: \(error)\n".utf8))
      exit(1)
    }
  }
}
