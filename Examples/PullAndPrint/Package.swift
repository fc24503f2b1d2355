// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "PullAndPrint",
  dependencies: [.package(name: "plaid-sync", path: "../..")],
  targets: [
    .executableTarget(
      name: "PullAndPrint", dependencies: [.product(name: "PlaidSync", package: "plaid-sync")])
  ])
