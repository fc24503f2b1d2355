import CLI

/// The program: all of it is in `CLI`.
@main
struct PlaidSyncMain {
  static func main() {
    PlaidSyncProgram.main()
  }
}
