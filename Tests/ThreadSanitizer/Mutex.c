// Tells the thread sanitizer what `Synchronization.Mutex` does when threads meet at it.
//
// The free path of a Mutex is compiled into our own modules, where the sanitizer sees its atomics.
// The contended path is in the standard library, which is not instrumented, and there the kernel
// hands the lock over: the sanitizer misses the order that this makes, and reports races that are
// none. Loaded before the library, these functions stand in for its three and add that order, and
// nothing else. scripts/tsan first proves that with them a contended Mutex is clean, and that a
// planted race is found all the same.
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

// The sanitizer's own, in whatever program is instrumented; the shell that starts it is not.
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
    fputs("the standard library's Mutex has other functions now: see Mutex.c\n", stderr);
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
