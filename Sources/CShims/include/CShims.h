#ifndef CSHIMS_H
#define CSHIMS_H

#include "allocator.h"
#include "bytes.h"

#endif
