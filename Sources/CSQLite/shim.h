#ifndef CSQLITE_H
#define CSQLITE_H

// What SQLite sets through a variadic function, which Swift cannot call.
#include <sqlite3.h>

/// Keeps SQLite from counting its memory, for which it takes a lock at each allocation. It holds for
/// the whole process, so only a program may ask for it, not a library. Refused once SQLite is in use.
static inline int csqlite_leave_memory_uncounted(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/// Lets a connection run triggers, or not; prepared statements follow by themselves.
static inline int csqlite_set_triggers(sqlite3 *connection, int are_on) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, are_on, (int *)0);
}

#endif
