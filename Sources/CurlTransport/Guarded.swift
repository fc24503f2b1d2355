import Glibc

/// A value behind a lock.
///
/// A pthread mutex rather than `Synchronization.Mutex`, because the thread sanitizer sees the former
/// and reports races that are none with the latter.
///
/// Sendable although unchecked: `value` is touched only between locking and unlocking the mutex,
/// and both live in memory of their own whose address never changes.
final class Guarded<Value>: @unchecked Sendable {
  private let value: UnsafeMutablePointer<Value>
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  init(_ initial: sending Value) {
    value = .allocate(capacity: 1)
    value.initialize(to: initial)
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    let code = pthread_mutex_init(mutex, nil)
    precondition(code == 0, "a mutex of the default kind can always be made")
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deinitialize(count: 1)
    mutex.deallocate()
    value.deinitialize(count: 1)
    value.deallocate()
  }

  /// Runs `body` alone; it must be short and must not call back into the same lock.
  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&value.pointee)
  }
}
