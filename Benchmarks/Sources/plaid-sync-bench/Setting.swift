import Glibc

/// What the environment says: where the page servers are and where databases may be made.
struct Setting {
  /// Something that keeps the figures from being taken.
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
      throw Problem(description: "BENCH_PAGES has to be a number from 2 on")
    }
    self.pages = pages
  }

  private static func text(_ name: String) throws -> String {
    guard let value = getenv(name) else {
      throw Problem(description: "\(name) is not set; scripts/bench --only parts does that")
    }
    return String(cString: value)
  }
}
