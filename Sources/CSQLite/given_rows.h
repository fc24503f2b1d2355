#ifndef CSQLITE_GIVEN_ROWS_H
#define CSQLITE_GIVEN_ROWS_H

// Rows in memory that a statement reads as a table: SQLite asks for each value when it needs it. That
// takes a fifth less time than binding the values of twenty rows and running a statement for these.
//
//   INSERT INTO t (a, b) SELECT c0, c1 FROM given_rows(?1)
#include <sqlite3.h>

/// Puts the value of a column of a row, both counted from 0, into `value` with a function of
/// `sqlite3_result_…`; when it does not, the value is null.
typedef void (*csqlite_put)(const void *rows, sqlite3_int64 row, int column, sqlite3_context *value);

/// Rows and how to read them.
typedef struct {
  const void *rows;
  sqlite3_int64 count;
  csqlite_put put;
} csqlite_given_rows;

// Under this name SQLite hands the pointer on; no SQL text can make such a pointer.
#define CSQLITE_GIVEN_ROWS "csqlite_given_rows"
// The hidden column behind c0 to c31, which takes the table's argument.
#define CSQLITE_GIVEN_ARGUMENT 32

typedef struct {
  sqlite3_vtab_cursor base;
  csqlite_given_rows given;
  sqlite3_int64 row;
} csqlite_given_cursor;

static inline int csqlite_given_connect(
    sqlite3 *connection, void *context, int count, const char *const *words, sqlite3_vtab **table,
    char **error) {
  (void)context, (void)count, (void)words, (void)error;
  int code = sqlite3_declare_vtab(
      connection,
      "CREATE TABLE given_rows (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, "
      "c16, c17, c18, c19, c20, c21, c22, c23, c24, c25, c26, c27, c28, c29, c30, c31, given HIDDEN)");
  if (code != SQLITE_OK) return code;
  *table = (sqlite3_vtab *)sqlite3_malloc(sizeof(sqlite3_vtab));
  if (!*table) return SQLITE_NOMEM;
  **table = (sqlite3_vtab){0};
  return SQLITE_OK;
}

static inline int csqlite_given_disconnect(sqlite3_vtab *table) {
  sqlite3_free(table);
  return SQLITE_OK;
}

static inline int csqlite_given_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
  (void)table;
  for (int index = 0; index < info->nConstraint; index++) {
    if (info->aConstraint[index].iColumn != CSQLITE_GIVEN_ARGUMENT) continue;
    if (!info->aConstraint[index].usable) return SQLITE_CONSTRAINT;
    info->aConstraintUsage[index].argvIndex = 1;
    info->aConstraintUsage[index].omit = 1;
    info->estimatedCost = 1;
    return SQLITE_OK;
  }
  // Without an argument there are no rows.
  return SQLITE_OK;
}

static inline int csqlite_given_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
  (void)table;
  csqlite_given_cursor *made = (csqlite_given_cursor *)sqlite3_malloc(sizeof *made);
  if (!made) return SQLITE_NOMEM;
  *made = (csqlite_given_cursor){0};
  *cursor = &made->base;
  return SQLITE_OK;
}

static inline int csqlite_given_close(sqlite3_vtab_cursor *cursor) {
  sqlite3_free(cursor);
  return SQLITE_OK;
}

static inline int csqlite_given_filter(
    sqlite3_vtab_cursor *cursor, int number, const char *name, int count, sqlite3_value **values) {
  (void)number, (void)name;
  csqlite_given_cursor *mine = (csqlite_given_cursor *)cursor;
  const csqlite_given_rows *given =
      count == 1 ? sqlite3_value_pointer(values[0], CSQLITE_GIVEN_ROWS) : 0;
  mine->given = given ? *given : (csqlite_given_rows){0};
  mine->row = 0;
  return SQLITE_OK;
}

static inline int csqlite_given_next(sqlite3_vtab_cursor *cursor) {
  ((csqlite_given_cursor *)cursor)->row++;
  return SQLITE_OK;
}

static inline int csqlite_given_is_at_end(sqlite3_vtab_cursor *cursor) {
  const csqlite_given_cursor *mine = (const csqlite_given_cursor *)cursor;
  return mine->row >= mine->given.count;
}

static inline int csqlite_given_column(
    sqlite3_vtab_cursor *cursor, sqlite3_context *value, int column) {
  const csqlite_given_cursor *mine = (const csqlite_given_cursor *)cursor;
  if (column < CSQLITE_GIVEN_ARGUMENT) mine->given.put(mine->given.rows, mine->row, column, value);
  return SQLITE_OK;
}

static inline int csqlite_given_row_id(sqlite3_vtab_cursor *cursor, sqlite3_int64 *row) {
  *row = ((const csqlite_given_cursor *)cursor)->row;
  return SQLITE_OK;
}

/// Lets the statements of a connection read given rows. The table is there without being made, and
/// nothing of it is stored.
static inline int csqlite_allow_given_rows(sqlite3 *connection) {
  static const sqlite3_module module = {
      .xConnect = csqlite_given_connect,
      .xBestIndex = csqlite_given_best_index,
      .xDisconnect = csqlite_given_disconnect,
      .xOpen = csqlite_given_open,
      .xClose = csqlite_given_close,
      .xFilter = csqlite_given_filter,
      .xNext = csqlite_given_next,
      .xEof = csqlite_given_is_at_end,
      .xColumn = csqlite_given_column,
      .xRowid = csqlite_given_row_id,
  };
  return sqlite3_create_module(connection, "given_rows", &module, (void *)0);
}

/// Binds rows, which have to live until the statement was run, to a parameter.
static inline int csqlite_bind_given_rows(
    sqlite3_stmt *statement, int index, csqlite_given_rows *given) {
  return sqlite3_bind_pointer(statement, index, given, CSQLITE_GIVEN_ROWS, (void (*)(void *))0);
}

#endif
