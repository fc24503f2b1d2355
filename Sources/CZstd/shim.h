#ifndef CZSTD_H
#define CZSTD_H

// libzstd's own interface, which Swift can call as it is.
#include <zstd.h>

#endif
