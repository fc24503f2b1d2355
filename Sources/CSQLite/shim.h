#ifndef CSQLITE_H
#define CSQLITE_H

// What SQLite sets through a variadic function, which Swift cannot call.
#include <sqlite3.h>

/// Keeps SQLite from counting its memory, for which it takes a lock at each allocation. Refused
/// once SQLite is in use.
static inline int csqlite_leave_memory_uncounted(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

#endif
