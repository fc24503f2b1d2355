// swift-tools-version: 6.1
import PackageDescription

/// Swift 6 mode, and no warning gets through.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .unsafeFlags(["-warnings-as-errors"]),
]

/// A target of ours: floor and neighbours are in Docs/architecture.md.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one target, with the shared support.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    swiftSettings: strict)
}

let package = Package(
  name: "plaid-sync",
  products: [
    .library(name: "PlaidSync", targets: ["PlaidSync"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2")
  ],
  targets: [
    // Floor 0: ground
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
    // Floor 1: values
    room("Ledger"),
    room("JSON"),
    // Floor 2: contracts
    room("Ports", ["Ledger"]),
    room("Balances", ["Ledger"]),
    room("PlaidWire", ["Ledger", "Ports", "JSON"]),
    // Floor 3: rooms
    room("SyncEngine", ["Ledger", "Ports"]),
    room("CurlTransport", ["CCurl", "Ports"]),
    room("PlaidAPI", ["Ledger", "Ports", "PlaidWire", "JSON"]),
    room("Vault", ["Ledger", "Ports", .product(name: "Crypto", package: "swift-crypto")]),
    // Floor 4: assembly
    .target(
      name: "PlaidSync",
      dependencies: ["Ledger", "JSON", "Ports", "Balances", "SyncEngine", "PlaidAPI", "Vault"],
      exclude: [
        "Application+Live.swift", "Rehearsal.swift", "Application.swift",
        "Application+Names.swift",
      ],
      swiftSettings: strict),

    room("TestSupport", ["Ledger", "Ports", "Balances"]),
    tests(of: "Ledger"),
    tests(of: "JSON"),
    tests(of: "Balances"),
    .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"], swiftSettings: strict),
    tests(of: "PlaidWire", ["JSON"]),
    tests(of: "CurlTransport"),
    tests(of: "Vault"),
    tests(of: "PlaidSync"),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)
