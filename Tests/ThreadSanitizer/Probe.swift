import Glibc
import Synchronization

/// Shows that the sanitizer does not report a contended `Mutex` and does report a race.
///
/// `probe locked` must end without a report, `probe raced` with one.
@main
enum Probe {
  private final class Numbers: @unchecked Sendable {
    let locked = Mutex<[Int]>([])
    var raced = 0
  }

  static func main() async {
    let isRaced = CommandLine.arguments.contains("raced")
    let numbers = Numbers()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for round in 0..<2_000 {
            if isRaced { numbers.raced += 1 }
            numbers.locked.withLock { locked in
              if locked.count == 50 { locked.removeAll() }
              locked.append(round)
              // Other threads wait for the lock meanwhile.
              if round % 100 == 0 { usleep(100) }
            }
          }
        }
      }
    }
  }
}
