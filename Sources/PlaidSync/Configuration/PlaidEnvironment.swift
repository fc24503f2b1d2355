import PlaidSyncLedger

/// The Plaid environment that requests are sent to.
public enum PlaidEnvironment: Hashable, Sendable, CustomStringConvertible {
  /// Plaid's own test environment.
  case sandbox
  /// The environment with real banks.
  case production
  /// Another server, such as the local sandbox: scheme and host, without a trailing slash.
  case address(String)

  /// The base URL of requests, without a trailing slash.
  public var baseURL: String {
    switch self {
    case .sandbox: "https://sandbox.plaid.com"
    case .production: "https://production.plaid.com"
    case .address(let address): address
    }
  }

  /// Whether this is a server on this machine, whose tokens need less protection.
  package var isLocal: Bool {
    guard case .address(let address) = self else { return false }
    return PlaidEnvironment.isLocal(address)
  }

  /// The environment as it is written in a configuration.
  public var description: String {
    switch self {
    case .sandbox: "sandbox"
    case .production: "production"
    case .address(let address): address
    }
  }

  /// Why a text is not a valid environment.
  enum Refusal: Error, Hashable {
    case development, unknown, noHost, notEncrypted
  }

  /// Parses an environment as it is written in a configuration.
  init(parsing text: String) throws(Refusal) {
    switch text {
    case "sandbox": self = .sandbox
    case "production": self = .production
    case "development": throw .development
    default: self = .address(try PlaidEnvironment.address(text))
    }
  }

  private static func address(_ text: String) throws(Refusal) -> String {
    let isSecure = text.hasPrefix("https://")
    guard isSecure || text.hasPrefix("http://") else { throw .unknown }
    var address = text[...]
    while address.hasSuffix("/") { address.removeLast() }
    let rest = address.drop { $0 != "/" }.dropFirst(2)
    let isHost = !rest.isEmpty && rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard isHost, !rest.contains(where: { "/?#@".contains($0) }) else { throw .noHost }
    guard isSecure || isLocal(text) else { throw .notEncrypted }
    return String(address)
  }

  static func isLocal(_ address: String) -> Bool {
    let rest = address.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != "/" }
    let host = rest.hasPrefix("[") ? rest.prefix { $0 != "]" } : rest.prefix { $0 != ":" }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let isLoopback = parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    return isLoopback || host == "localhost" || host == "[::1"
  }
}

extension PlaidEnvironment {
  /// Parses an environment that the user entered; throws a usage failure if it is invalid.
  package init(named text: String) throws(Failure) {
    do throws(Refusal) {
      try self.init(parsing: text)
    } catch {
      throw Failure(
        .usage, "the environment cannot be \"\(text)\": \(error.clause)", remedy: error.remedy)
    }
  }
}

extension PlaidEnvironment.Refusal {
  /// What is wrong, as a clause that follows a colon.
  var clause: String {
    switch self {
    case .development: "Plaid no longer has a development environment"
    case .unknown: "it is neither \"sandbox\", \"production\" nor an address such as https://…"
    case .noHost: "an address here is a scheme and a host, such as http://127.0.0.1:8484"
    case .notEncrypted: "without https:// the secret could be read in transit"
    }
  }

  /// What to do about it.
  var remedy: Remedy {
    switch self {
    case .development:
      .advice(
        "use \"sandbox\" to try things out; real banks are reached by \"production\", which has a "
          + "free trial for a limited number of items")
    case .unknown, .noHost: "use \"sandbox\", \"production\" or a base URL"
    case .notEncrypted: "use https://, or http:// with 127.0.0.1 or localhost"
    }
  }
}
