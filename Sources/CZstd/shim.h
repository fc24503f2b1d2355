#ifndef CZSTD_H
#define CZSTD_H

// libzstd's own interface, which Swift can call directly.
#include <zstd.h>

#endif
