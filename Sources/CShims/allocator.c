#include "allocator.h"

// Also defines __GLIBC__, if this is glibc.
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void cshims_expect_large_blocks(int bytes_max) {
#ifdef __GLIBC__
  // If a setting is refused, only its benefit is lost.
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, bytes_max);
  mallopt(M_TRIM_THRESHOLD, 2 * bytes_max);
#else
  (void)bytes_max;
#endif
}
