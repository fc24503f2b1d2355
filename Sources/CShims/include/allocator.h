#ifndef CSHIMS_ALLOCATOR_H
#define CSHIMS_ALLOCATOR_H

/// Keeps memory flat where pieces of up to so many bytes are taken and given back all the time.
///
/// Left alone, glibc gives each thread an arena of its own, and large pieces back to the kernel,
/// which clears them anew each time. Other C libraries are left as they are.
void cshims_expect_pieces(int bytes_max);

#endif
