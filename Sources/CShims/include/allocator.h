#ifndef CSHIMS_ALLOCATOR_H
#define CSHIMS_ALLOCATOR_H

/// Keeps memory usage flat if blocks of up to `bytes_max` bytes are allocated and freed constantly.
///
/// By default, glibc creates an arena for each thread and returns large blocks to the kernel, which
/// must clear them each time. With other C libraries this does nothing.
void cshims_expect_large_blocks(int bytes_max);

#endif
