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
    cshims_expect_large_blocks(4 << 20)
    _ = csqlite_leave_memory_uncounted()
    do {
      // Calls from the main function, which runs on the main thread, cost two thread changes each.
      // The product runs on other threads, and so do these measurements.
      try await Task.detached {
        let setting = try Setting()
        try await TransportMeasurements(setting).measure()
        try await BalanceMeasurements(setting).measure()
        try await DecodeMeasurements(setting).measure()
      }.value
    } catch {
      FileHandle.standardError.write(Data("plaid-sync-bench: \(error)\n".utf8))
      exit(1)
    }
  }
}
