// Informs the thread sanitizer about the ordering that a contended `Synchronization.Mutex` creates.
//
// The uncontended path of a Mutex is compiled into our own modules, where the sanitizer sees its
// atomics. The contended path is in the standard library, which is not instrumented, and there the
// kernel passes the lock on: the sanitizer misses this ordering and reports false races. These
// functions are loaded before the library, replace its three functions and only add the ordering.
// scripts/tsan first proves that with them a contended Mutex causes no report and that a deliberate
// race is still found.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *mutex

// Defined by the sanitizer in instrumented programs; absent in the shell that starts them.
extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

SWIFT void lock_slow(uint32_t thread, SELF) __asm__(LOCK);
SWIFT bool try_lock_slow(SELF) __asm__(TRY_LOCK);
SWIFT void unlock_slow(SELF) __asm__(UNLOCK);

static SWIFT void (*next_lock)(uint32_t thread, SELF);
static SWIFT bool (*next_try_lock)(SELF);
static SWIFT void (*next_unlock)(SELF);

__attribute__((constructor)) static void find(void) {
  if (!__tsan_acquire || !__tsan_release) {
    return;
  }
  *(void **)&next_lock = dlsym(RTLD_NEXT, LOCK);
  *(void **)&next_try_lock = dlsym(RTLD_NEXT, TRY_LOCK);
  *(void **)&next_unlock = dlsym(RTLD_NEXT, UNLOCK);
  if (!next_lock || !next_try_lock || !next_unlock) {
    fputs("the functions of the standard library's Mutex have changed: see Mutex.c\n", stderr);
    abort();
  }
}

SWIFT void lock_slow(uint32_t thread, SELF) {
  next_lock(thread, mutex);
  __tsan_acquire(mutex);
}

SWIFT bool try_lock_slow(SELF) {
  bool is_locked = next_try_lock(mutex);
  if (is_locked) {
    __tsan_acquire(mutex);
  }
  return is_locked;
}

SWIFT void unlock_slow(SELF) {
  __tsan_release(mutex);
  next_unlock(mutex);
}
