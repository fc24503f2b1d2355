import Glibc

/// The two times that are measured, in microseconds since an arbitrary start.
enum Clock {
  /// Elapsed real time.
  static var wall: Double { microseconds(CLOCK_MONOTONIC) }
  /// The time that all threads of this process have spent in user and system mode.
  static var cpu: Double { microseconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func microseconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
  }
}
