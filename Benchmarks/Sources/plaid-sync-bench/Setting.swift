import Glibc

/// The environment's settings: the page servers, and the folder for databases.
struct Setting {
  /// An error that prevents the measurement.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  /// A page server with plain HTTP.
  let url: String
  /// A page server with TLS and gzip, and the certificate to trust.
  let tlsURL: String
  let certificate: String
  /// How many pages the servers have.
  let pages: Int
  /// A folder for databases.
  let folder: String

  init() throws {
    url = try Self.text("BENCH_URL")
    tlsURL = try Self.text("BENCH_TLS_URL")
    certificate = try Self.text("BENCH_CA")
    folder = try Self.text("BENCH_FOLDER")
    guard let pages = Int(try Self.text("BENCH_PAGES")), pages >= 2 else {
      throw Problem(description: "BENCH_PAGES must be a number of at least 2")
    }
    self.pages = pages
  }

  private static func text(_ name: String) throws -> String {
    guard let value = getenv(name) else {
      throw Problem(description: "\(name) is not set; scripts/bench --only parts sets it")
    }
    return String(cString: value)
  }
}
