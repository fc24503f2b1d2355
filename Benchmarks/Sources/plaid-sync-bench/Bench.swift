import Foundation

/// Measures parts of the product in process; see Benchmarks/README.md for what is printed and what
/// the environment has to hold.
@main
struct Bench {
  static func main() async {
    do {
      let setting = try Setting()
      try await TransportFigures(setting).measure()
      try await BalanceFigures(setting).measure()
      try await DecodeFigures(setting).measure()
    } catch {
      FileHandle.standardError.write(Data("plaid-sync-bench: \(error)\n".utf8))
      exit(1)
    }
  }
}
