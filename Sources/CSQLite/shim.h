#ifndef CSQLITE_H
#define CSQLITE_H

// Settings that SQLite changes through variadic functions, which Swift cannot call.
#include <sqlite3.h>

/// Turns off SQLite's memory statistics, which take a lock at each allocation. This affects the
/// whole process, so only a program may call it, not a library. It fails once SQLite is in use.
static inline int csqlite_leave_memory_uncounted(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/// Turns a connection's triggers on or off; prepared statements adapt automatically.
static inline int csqlite_set_triggers(sqlite3 *connection, int are_on) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, are_on, (int *)0);
}

#endif
