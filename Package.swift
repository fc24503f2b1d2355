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

/// What is checked of arbitrary bytes; scripts/fuzz and the ordinary tests both feed it.
let fuzzTargets = Target.target(
  name: "FuzzTargets", dependencies: ["JSON", "Ledger", "PlaidSync", "PlaidWire", "Ports"],
  path: "Fuzz/Targets", swiftSettings: strict)

let package = Package(
  name: "plaid-sync",
  products: [
    .executable(name: "plaid-sync", targets: ["plaid-sync"]),
    .library(name: "PlaidSync", targets: ["PlaidSync"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    // Floor 0: ground
    .target(name: "CShims"),
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    // Floor 1: values
    room("Ledger"),
    room("JSON", ["CShims"]),
    // Floor 2: contracts
    room("Ports", ["Ledger"]),
    room("Balances", ["Ledger"]),
    room("PlaidWire", ["Ledger", "Ports", "JSON"]),
    // Floor 3: rooms
    room("SyncEngine", ["Ledger", "Ports"]),
    room("CurlTransport", ["CCurl", "Ports"]),
    room("PlaidAPI", ["Ledger", "Ports", "PlaidWire", "JSON"]),
    room(
      "SQLiteStore",
      [
        "CSQLite", "CZstd", "Ledger", "Ports", "JSON",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    room("Vault", ["Ledger", "Ports", .product(name: "Crypto", package: "swift-crypto")]),
    room(
      "Listener",
      [
        "Ports", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
    room("PlaidSandbox", ["Ledger", "Ports", "PlaidWire", "JSON"]),
    // Floor 4: assembly
    room(
      "PlaidSync",
      [
        "CBuildCommit", "Ledger", "JSON", "Ports", "Balances", "PlaidWire", "SyncEngine",
        "CurlTransport", "PlaidAPI", "SQLiteStore", "Vault", "Listener", "PlaidSandbox",
      ]),
    // Floors 5 and 6: desk and door
    room(
      "CLI",
      [
        "CShims", "CSQLite", "PlaidSync", "Ledger", "Ports", "JSON",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "plaid-sync", dependencies: ["CLI"], swiftSettings: strict),

    room("TestSupport", ["Ledger", "Ports", "Balances"]),
    tests(of: "Ledger"),
    tests(of: "JSON", ["CShims"]),
    tests(of: "Balances"),
    .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"], swiftSettings: strict),
    tests(of: "PlaidWire", ["JSON"]),
    tests(of: "PlaidAPI", ["Ledger", "Ports", "PlaidWire", "JSON"]),
    tests(of: "CurlTransport"),
    tests(of: "Listener", ["CurlTransport"]),
    tests(of: "Vault", ["Ledger"]),
    tests(
      of: "SQLiteStore",
      ["Ledger", "Ports", "Balances", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "PlaidSandbox", ["Ledger", "Ports", "JSON"]),
    tests(of: "CLI", ["PlaidSync", "Ledger", "JSON"]),
    // Needs the executable beside it, which `swift build --build-tests` makes.
    .testTarget(
      name: "ProcessTests",
      dependencies: [
        "plaid-sync", "SQLiteStore", "PlaidSync", "CurlTransport", "Listener", "Ledger", "Ports",
        "JSON", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "IntegrationTests",
      dependencies: [
        "PlaidSync", "SyncEngine", "PlaidAPI", "PlaidWire", "SQLiteStore", "PlaidSandbox",
        "Balances", "Vault", "Ledger", "Ports", "JSON", "TestSupport",
      ],
      swiftSettings: strict),
    tests(of: "PlaidSync", ["PlaidSandbox", "Ledger", "Ports", "JSON", "Vault"]),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    fuzzTargets,
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets", "JSON", "TestSupport"],
      swiftSettings: strict),
  ]
)

// The measurements in process need the rooms' own interfaces, so they are a target of this package;
// only scripts/bench asks for it, and ordinary builds do not spend their time on it.
if Context.environment["PLAID_SYNC_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "plaid-sync-bench",
      dependencies: [
        "CShims", "CSQLite", "PlaidSync", "Balances", "CurlTransport", "Ledger", "PlaidWire",
        "Ports", "SQLiteStore",
      ], path: "Benchmarks/Sources/plaid-sync-bench", swiftSettings: strict))
}

// Only scripts/fuzz asks for the fuzzer, which is built without what it does not feed: a sanitizer's
// build of everything takes many minutes. The targets keep their names, so the sources are the same.
if Context.environment["PLAID_SYNC_FUZZ"] != nil {
  package.dependencies = []
  package.products = []
  package.targets = [
    .target(name: "CShims"),
    room("Ledger"),
    room("JSON", ["CShims"]),
    room("Ports", ["Ledger"]),
    room("PlaidWire", ["Ledger", "Ports", "JSON"]),
    .target(
      name: "Vault", dependencies: ["Ledger"], sources: ["PrivateFile.swift"],
      swiftSettings: strict),
    .target(
      name: "PlaidSync", dependencies: ["JSON", "Ledger", "Ports", "Vault"],
      exclude: [
        "Configuration/Configuration+Credentials.swift", "Notify/Application+Notify.swift",
        "Notify/Notifier.swift",
      ],
      sources: ["Configuration", "Notify", "Processes"], swiftSettings: strict),
    fuzzTargets,
    .systemLibrary(name: "CFuzzer", path: "Fuzz/CFuzzer"),
    .executableTarget(
      name: "plaid-sync-fuzz", dependencies: ["CFuzzer", "FuzzTargets"], path: "Fuzz/Driver",
      swiftSettings: strict),
  ]
}
