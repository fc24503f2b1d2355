// The floor of a first pull: the least that the machine needs to fetch every page over HTTP, read
// the JSON and put the rows into SQLite, with libcurl, a byte scanner, raw sqlite3 and one
// transaction. It stores what a plain importer stores: no staging, no validation beyond the types,
// no raw rows, no balances.
//
//   pull URL DATABASE [TOKEN]        prints the number of stored transactions
//
// A second run on the same database continues from the stored cursor.
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "fetch.h"
#include "scan.h"

typedef struct {
  Slice id, account, date, authorized, amount, currency, name, original, merchant;
  Slice primary, detailed, pending_id, channel;
  bool pending;
} Transaction;

enum { ACCOUNTS_MAX = 64 };

typedef struct {
  sqlite3 *database;
  sqlite3_stmt *insert, *remove, *account;
  Slice account_ids[ACCOUNTS_MAX];
  int account_count;
  long stored;
} Sink;

static void check(Sink *sink, int code) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  fprintf(stderr, "floor: %s\n", sqlite3_errmsg(sink->database));
  exit(1);
}

static void open_sink(Sink *sink, const char *path) {
  check(sink, sqlite3_open_v2(path, &sink->database,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL));
  check(sink, sqlite3_exec(sink->database,
      "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=10000;"
      "CREATE TABLE IF NOT EXISTS accounts (id INTEGER PRIMARY KEY, plaid_id TEXT NOT NULL UNIQUE)"
      " STRICT;"
      "CREATE TABLE IF NOT EXISTS cursors (token TEXT PRIMARY KEY, cursor TEXT NOT NULL) STRICT;"
      "CREATE TABLE IF NOT EXISTS transactions (id INTEGER PRIMARY KEY,"
      " plaid_id TEXT NOT NULL UNIQUE, account_id INTEGER NOT NULL, date INTEGER NOT NULL,"
      " authorized_date INTEGER, amount INTEGER NOT NULL, currency TEXT, name TEXT NOT NULL,"
      " original_description TEXT, merchant TEXT, category TEXT, category_detailed TEXT,"
      " pending INTEGER NOT NULL, pending_id TEXT, channel TEXT) STRICT;"
      "BEGIN IMMEDIATE", NULL, NULL, NULL));
  check(sink, sqlite3_prepare_v2(sink->database,
      "INSERT INTO transactions (plaid_id, account_id, date, authorized_date, amount, currency,"
      " name, original_description, merchant, category, category_detailed, pending, pending_id,"
      " channel) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)"
      " ON CONFLICT (plaid_id) DO UPDATE SET date = excluded.date, amount = excluded.amount,"
      " name = excluded.name, pending = excluded.pending", -1, &sink->insert, NULL));
  check(sink, sqlite3_prepare_v2(sink->database, "DELETE FROM transactions WHERE plaid_id = ?1", -1,
                                 &sink->remove, NULL));
  check(sink, sqlite3_prepare_v2(sink->database,
      "INSERT INTO accounts (plaid_id) VALUES (?1) ON CONFLICT DO NOTHING", -1, &sink->account,
      NULL));
}

static void run(Sink *sink, sqlite3_stmt *statement) {
  check(sink, sqlite3_step(statement));
  check(sink, sqlite3_reset(statement));
}

static void bind_text(sqlite3_stmt *statement, int place, Slice text) {
  if (text.start) sqlite3_bind_text(statement, place, text.start, (int)text.length, SQLITE_STATIC);
  else sqlite3_bind_null(statement, place);
}

static void bind_date(sqlite3_stmt *statement, int place, Slice text) {
  if (text.start) sqlite3_bind_int(statement, place, day_number(text));
  else sqlite3_bind_null(statement, place);
}

static int account_number(Sink *sink, Slice id) {
  for (int k = 0; k < sink->account_count; k++) {
    Slice known = sink->account_ids[k];
    if (known.length == id.length && memcmp(known.start, id.start, id.length) == 0) return k + 1;
  }
  if (sink->account_count == ACCOUNTS_MAX) fail("too many accounts");
  bind_text(sink->account, 1, id);
  run(sink, sink->account);
  char *copy = malloc(id.length);
  if (!copy) abort();
  memcpy(copy, id.start, id.length);
  sink->account_ids[sink->account_count++] = (Slice){copy, id.length};
  return sink->account_count;
}

static void store(Sink *sink, const Transaction *row) {
  sqlite3_stmt *insert = sink->insert;
  if (!row->id.start || !row->account.start || !row->date.start || !row->amount.start) {
    fail("a transaction lacks a field");
  }
  bind_text(insert, 1, row->id);
  sqlite3_bind_int(insert, 2, account_number(sink, row->account));
  bind_date(insert, 3, row->date);
  bind_date(insert, 4, row->authorized);
  sqlite3_bind_int64(insert, 5, fixed_amount(row->amount));
  bind_text(insert, 6, row->currency);
  bind_text(insert, 7, row->name);
  bind_text(insert, 8, row->original);
  bind_text(insert, 9, row->merchant);
  bind_text(insert, 10, row->primary);
  bind_text(insert, 11, row->detailed);
  sqlite3_bind_int(insert, 12, row->pending);
  bind_text(insert, 13, row->pending_id);
  bind_text(insert, 14, row->channel);
  run(sink, insert);
  sink->stored++;
}

static void read_category(Scanner *scanner, Transaction *row) {
  if (is_null(scanner)) return;
  Slice key;
  for (bool more = enter(scanner, '{', '}'); more; more = next(scanner, '}')) {
    key = read_key(scanner);
    if (is(key, "primary")) row->primary = read_text(scanner);
    else if (is(key, "detailed")) row->detailed = read_text(scanner);
    else skip(scanner);
  }
}

static Transaction read_transaction(Scanner *scanner) {
  Transaction row = {0};
  Slice key;
  for (bool more = enter(scanner, '{', '}'); more; more = next(scanner, '}')) {
    key = read_key(scanner);
    if (is(key, "transaction_id")) row.id = read_text(scanner);
    else if (is(key, "account_id")) row.account = read_text(scanner);
    else if (is(key, "date")) row.date = read_text(scanner);
    else if (is(key, "authorized_date")) row.authorized = read_text(scanner);
    else if (is(key, "amount")) row.amount = read_bare(scanner);
    else if (is(key, "iso_currency_code")) row.currency = read_text(scanner);
    else if (is(key, "name")) row.name = read_text(scanner);
    else if (is(key, "original_description")) row.original = read_text(scanner);
    else if (is(key, "merchant_name")) row.merchant = read_text(scanner);
    else if (is(key, "personal_finance_category")) read_category(scanner, &row);
    else if (is(key, "pending")) row.pending = read_bare(scanner).start[0] == 't';
    else if (is(key, "pending_transaction_id")) row.pending_id = read_text(scanner);
    else if (is(key, "payment_channel")) row.channel = read_text(scanner);
    else skip(scanner);
  }
  return row;
}

static void read_list(Scanner *scanner, Sink *sink, bool removal) {
  for (bool more = enter(scanner, '[', ']'); more; more = next(scanner, ']')) {
    Transaction row = read_transaction(scanner);
    if (!removal) {
      store(sink, &row);
      continue;
    }
    bind_text(sink->remove, 1, row.id);
    run(sink, sink->remove);
  }
}

// The cursor of an earlier pull, or "".
static void stored_cursor(Sink *sink, const char *token, char cursor[257]) {
  sqlite3_stmt *query;
  check(sink, sqlite3_prepare_v2(sink->database, "SELECT cursor FROM cursors WHERE token = ?1", -1,
                                 &query, NULL));
  sqlite3_bind_text(query, 1, token, -1, SQLITE_STATIC);
  if (sqlite3_step(query) == SQLITE_ROW) {
    snprintf(cursor, 257, "%s", (const char *)sqlite3_column_text(query, 0));
  }
  sqlite3_finalize(query);
}

// Stores one page; true if more follow. Copies the next cursor into `cursor`.
static bool read_page(Scanner *scanner, Sink *sink, char cursor[257]) {
  bool has_more = false;
  Slice key;
  for (bool more = enter(scanner, '{', '}'); more; more = next(scanner, '}')) {
    key = read_key(scanner);
    if (is(key, "added") || is(key, "modified")) read_list(scanner, sink, false);
    else if (is(key, "removed")) read_list(scanner, sink, true);
    else if (is(key, "has_more")) has_more = read_bare(scanner).start[0] == 't';
    else if (is(key, "next_cursor")) {
      Slice text = read_text(scanner);
      if (text.length > 256) fail("the cursor is too long");
      memcpy(cursor, text.start, text.length);
      cursor[text.length] = '\0';
    } else skip(scanner);
  }
  return has_more;
}

int main(int count, char **words) {
  if (count < 3) {
    fputs("usage: pull URL DATABASE [TOKEN]\n", stderr);
    return 64;
  }
  const char *token = count > 3 ? words[3] : "access-sandbox-bench-1";
  Sink sink = {0};
  Fetch fetch;
  char cursor[257] = "";
  open_sink(&sink, words[2]);
  stored_cursor(&sink, token, cursor);
  fetch_open(&fetch, words[1], NULL);
  bool more = true;
  while (more) {
    fetch_page(&fetch, token, cursor);
    Scanner scanner = {fetch.bytes, fetch.bytes + fetch.length};
    more = read_page(&scanner, &sink, cursor);
  }
  fetch_close(&fetch);
  sqlite3_stmt *keep;
  check(&sink, sqlite3_prepare_v2(sink.database, "INSERT OR REPLACE INTO cursors VALUES (?1, ?2)",
                                  -1, &keep, NULL));
  sqlite3_bind_text(keep, 1, token, -1, SQLITE_STATIC);
  sqlite3_bind_text(keep, 2, cursor, -1, SQLITE_STATIC);
  run(&sink, keep);
  sqlite3_finalize(keep);
  sqlite3_finalize(sink.insert);
  sqlite3_finalize(sink.remove);
  sqlite3_finalize(sink.account);
  check(&sink, sqlite3_exec(sink.database, "COMMIT", NULL, NULL, NULL));
  check(&sink, sqlite3_close(sink.database));
  printf("%ld\n", sink.stored);
  return 0;
}
