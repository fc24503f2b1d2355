// swift-tools-version: 6.2
import PackageDescription

/// Swift 6 mode, and no warning gets through.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

/// The commit for `--version`, which only scripts/package names. `Context.gitInformation` does not
/// serve: SwiftPM caches what it read, so it may name an earlier commit.
let commit = Context.environment["PLAID_SYNC_COMMIT"].map {
  [CSetting.define("PLAID_SYNC_COMMIT", to: $0)]
}

/// The name of the module in a folder of Sources. The prefix keeps the modules of the library's
/// graph from colliding with anybody's.
func moduleName(_ folder: String) -> String {
  ["PlaidSync", "TestSupport"].contains(folder) ? folder : "PlaidSync\(folder)"
}

/// A Swift module: its layer and what it may import are in Docs/architecture.md.
func module(
  _ folder: String, _ modules: [String] = [], _ others: [Target.Dependency] = [],
  sources: [String]? = nil, exclude: [String] = []
) -> Target {
  .target(
    name: moduleName(folder), dependencies: modules.map { .byName(name: moduleName($0)) } + others,
    path: "Sources/\(folder)", exclude: exclude, sources: sources, swiftSettings: strict)
}

/// A folder of Tests: those of the module in the folder that it is named after, or those that need
/// several.
func tests(
  _ folder: String, _ modules: [String], _ others: [Target.Dependency] = []
) -> Target {
  .testTarget(
    name: folder, dependencies: modules.map { .byName(name: moduleName($0)) } + others,
    swiftSettings: strict)
}

/// What is checked of arbitrary bytes; scripts/fuzz and the ordinary tests both feed it.
let fuzzTargets = Target.target(
  name: "FuzzTargets",
  dependencies: ["JSON", "Ledger", "PlaidSync", "Wire", "Ports"].map {
    .byName(name: moduleName($0))
  }, path: "Fuzz/Targets", swiftSettings: strict)

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let database: [Target.Dependency] = [
  .product(name: "GRDB", package: "GRDB.swift"),
  .product(name: "GRDBSQLite", package: "GRDB.swift"),
]
let webServer: [Target.Dependency] = [
  .product(name: "FlyingFox", package: "FlyingFox"),
  .product(name: "FlyingSocks", package: "FlyingFox"),
]

/// Everything that the library is composed of, in the order of its layers.
let composition = [
  "Ledger", "JSON", "Ports", "Balances", "Wire", "CurlTransport", "API", "SQLiteStore", "Vault",
  "Listener", "Sandbox", "Engine",
]

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
    // 0: C shims
    .target(name: "CPlaidSyncShims", path: "Sources/CShims"),
    .target(name: "CPlaidSyncBuildCommit", path: "Sources/CBuildCommit", cSettings: commit),
    .target(
      name: "CPlaidSyncCurl", path: "Sources/CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .systemLibrary(
      name: "CPlaidSyncSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CPlaidSyncZstd", path: "Sources/CZstd", pkgConfig: "libzstd",
      providers: [.apt(["libzstd-dev"])]),
    // 1: values
    module("Ledger"),
    module("JSON", [], ["CPlaidSyncShims"]),
    // 2: contracts
    module("Ports", ["Ledger"]),
    module("Balances", ["Ledger"]),
    module("Wire", ["Ledger", "Ports", "JSON"]),
    // 3: adapters
    module("CurlTransport", ["Ports"], ["CPlaidSyncCurl"]),
    module("API", ["Ledger", "Ports", "Wire", "JSON"]),
    module(
      "SQLiteStore", ["Ledger", "Ports", "JSON"],
      ["CPlaidSyncSQLite", "CPlaidSyncZstd"] + database),
    module("Vault", ["Ledger", "Ports"], [crypto]),
    module("Listener", ["Ports"], webServer),
    module("Sandbox", ["Ledger", "Ports", "Wire", "JSON"]),
    // 4: engine
    module("Engine", ["Ledger", "Ports"]),
    // 5: composition
    module("PlaidSync", composition, ["CPlaidSyncBuildCommit"]),
    // 6 and 7: command line and executable
    module(
      "CLI", ["PlaidSync", "Ledger", "Ports", "JSON"],
      ["CPlaidSyncShims", "CPlaidSyncSQLite", argumentParser]),
    .executableTarget(
      name: "plaid-sync", dependencies: ["PlaidSyncCLI"], swiftSettings: strict),

    module("TestSupport", ["Ledger", "Ports", "Balances"]),
    tests("LedgerTests", ["Ledger", "TestSupport"]),
    tests("JSONTests", ["JSON", "Ledger", "TestSupport"], ["CPlaidSyncShims"]),
    tests("BalancesTests", ["Balances", "TestSupport"]),
    tests("TestSupportTests", ["TestSupport"]),
    tests("WireTests", ["Wire", "JSON", "TestSupport"]),
    tests("APITests", ["API", "Ledger", "Ports", "Wire", "JSON", "TestSupport"]),
    tests("CurlTransportTests", ["CurlTransport", "TestSupport"]),
    tests("ListenerTests", ["Listener", "CurlTransport", "TestSupport"]),
    tests("VaultTests", ["Vault", "Ledger", "TestSupport"]),
    tests(
      "SQLiteStoreTests", ["SQLiteStore", "Ledger", "Ports", "Balances", "TestSupport"],
      [database[0]]),
    tests("SandboxTests", ["Sandbox", "Ledger", "Ports", "JSON", "TestSupport"]),
    tests(
      "PlaidSyncTests", ["PlaidSync", "Sandbox", "Ledger", "Ports", "JSON", "Vault", "TestSupport"]),
    tests("CLITests", ["CLI", "PlaidSync", "Ledger", "JSON", "TestSupport"]),
    // Needs the executable next to it, which `swift build --build-tests` makes.
    tests(
      "ProcessTests",
      [
        "SQLiteStore", "PlaidSync", "CurlTransport", "Listener", "Ledger", "Ports", "JSON",
        "TestSupport",
      ], ["plaid-sync"]),
    tests(
      "IntegrationTests",
      [
        "PlaidSync", "Engine", "API", "Wire", "SQLiteStore", "Sandbox", "Balances", "Vault",
        "Ledger", "Ports", "JSON", "TestSupport",
      ]),
    tests("ArchitectureTests", ["TestSupport"]),
    fuzzTargets,
    tests("FuzzTests", ["JSON", "Ledger", "TestSupport"], ["FuzzTargets"]),
  ]
)

// The measurements in process need the modules' own interfaces, so they are a target of this
// package; only scripts/bench asks for it, and ordinary builds do not spend their time on it.
if Context.environment["PLAID_SYNC_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "plaid-sync-bench",
      dependencies: [
        "CPlaidSyncShims", "CPlaidSyncSQLite", "PlaidSync", "PlaidSyncBalances",
        "PlaidSyncCurlTransport", "PlaidSyncLedger", "PlaidSyncWire", "PlaidSyncPorts",
        "PlaidSyncSQLiteStore",
      ], path: "Benchmarks/Sources/plaid-sync-bench", swiftSettings: strict))
}

// Only scripts/fuzz asks for the fuzzer, which is built without what it does not feed: a
// sanitizer's build of everything takes many minutes. The targets keep their names, so the sources
// are the same.
if Context.environment["PLAID_SYNC_FUZZ"] != nil {
  package.dependencies = []
  package.products = []
  package.targets = [
    .target(name: "CPlaidSyncShims", path: "Sources/CShims"),
    module("Ledger"),
    module("JSON", [], ["CPlaidSyncShims"]),
    module("Ports", ["Ledger"]),
    module("Wire", ["Ledger", "Ports", "JSON"]),
    module("Vault", ["Ledger"], sources: ["PrivateFile.swift"]),
    module(
      "PlaidSync", ["JSON", "Ledger", "Ports", "Vault"],
      sources: ["Configuration", "Notify", "Processes"],
      exclude: [
        "Configuration/Configuration+Credentials.swift", "Notify/Application+Notify.swift",
        "Notify/Notifier.swift",
      ]),
    fuzzTargets,
    .systemLibrary(name: "CFuzzer", path: "Fuzz/CFuzzer"),
    .executableTarget(
      name: "plaid-sync-fuzz", dependencies: ["CFuzzer", "FuzzTargets"], path: "Fuzz/Driver",
      swiftSettings: strict),
  ]
}
