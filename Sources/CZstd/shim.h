#ifndef CZSTD_H
#define CZSTD_H

// libzstd's own interface, which Swift can call as it is, and one thing that it calls experimental.
#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>

/// Has what does not repeat compressed too, whatever the other parameters; a library that does not
/// know how leaves it larger.
static inline void czstd_compress_literals(ZSTD_CCtx *context) {
  const int always = 1;
  ZSTD_CCtx_setParameter(context, ZSTD_c_literalCompressionMode, always);
}

#endif
