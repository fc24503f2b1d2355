import PlaidSyncCLI

/// The executable, which is implemented in `CLI`.
@main
struct PlaidSyncMain {
  static func main() {
    PlaidSyncProgram.main()
  }
}
