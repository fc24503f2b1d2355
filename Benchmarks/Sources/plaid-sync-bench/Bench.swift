import CSQLite
import CShims
import Foundation

/// Measures parts of the product in process; see Benchmarks/README.md for what is printed and what
/// the environment has to hold.
@main
struct Bench {
  static func main() async {
    // As the product does.
    cshims_expect_pieces(4 << 20)
    _ = csqlite_leave_memory_uncounted()
    do {
      // The main function belongs to the main thread, and a call from there to anything else costs
      // two changes of thread. The product works elsewhere, and so do these.
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
