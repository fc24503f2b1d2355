// The floor of the balance syncs: the least that SQLite needs to read an account's entries and its
// stored balance rows, walk the days backwards with plain integers and compare.
//
//   balances FOLDER          creates its databases in FOLDER and prints JSON lines
//
// full:    one account-decade (3,650 days, 20,000 entries), nothing changed, nothing written.
// partial: one changed day of an account with 1, 10 and 40 years of history, in one transaction:
//          read the seed row and the day's entries, compare, write the rows that differ and the
//          new watermark.
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TODAY = 20634, ROUNDS = 101, FIELDS = 11 };
enum { START, START_OTHER, IN, OUT, IN_OTHER, OUT_OTHER, MARKET, ADJUSTED, ADJUSTED_OTHER, END };

typedef struct {
  int64_t field[FIELDS];  // the enum's order, the last one is the non-cash end
} Row;

static sqlite3 *database;

static void check(int code) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  fprintf(stderr, "balances: %s\n", sqlite3_errmsg(database));
  exit(1);
}

static void execute(const char *sql) { check(sqlite3_exec(database, sql, NULL, NULL, NULL)); }

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
  return statement;
}

static void run(sqlite3_stmt *statement) {
  check(sqlite3_step(statement));
  check(sqlite3_reset(statement));
}

static const char write_sql[] =
    "INSERT INTO balances VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,0)"
    " ON CONFLICT DO UPDATE SET (start_cash, start_non_cash, cash_in, cash_out, non_cash_in,"
    " non_cash_out, market, cash_adjustment, non_cash_adjustment, end_cash, end_non_cash) ="
    " (?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)";

static void write_row(sqlite3_stmt *write, int account, int date, const Row *row) {
  sqlite3_bind_int(write, 1, account);
  sqlite3_bind_int(write, 2, date);
  for (int k = 0; k < FIELDS; k++) sqlite3_bind_int64(write, 3 + k, row->field[k]);
  run(write);
}

static Row day_row(int64_t end, int64_t in, int64_t out) {
  Row row = {{0}};
  row.field[END] = end;
  row.field[IN] = in;
  row.field[OUT] = out;
  row.field[START] = end - in + out;
  return row;
}

// Creates the tables and fills account 1 with `days` days and `entries` entries, the same in every
// run.
static void build(const char *folder, int days, int entries) {
  char path[4096];
  snprintf(path, sizeof path, "%s/balances-%d.db", folder, days);
  unlink(path);
  check(sqlite3_open_v2(path, &database,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL));
  execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
          "CREATE TABLE accounts (id INTEGER PRIMARY KEY, synced_through INTEGER) STRICT;"
          "CREATE TABLE entries (id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL,"
          " date INTEGER NOT NULL, amount INTEGER NOT NULL, pending INTEGER NOT NULL,"
          " name TEXT NOT NULL, plaid_id TEXT) STRICT;"
          "CREATE INDEX entries_by_day ON entries (account_id, date, amount) WHERE pending = 0;"
          "CREATE TABLE balances (account_id INTEGER NOT NULL, date INTEGER NOT NULL,"
          " start_cash INTEGER NOT NULL, start_non_cash INTEGER NOT NULL, cash_in INTEGER NOT NULL,"
          " cash_out INTEGER NOT NULL, non_cash_in INTEGER NOT NULL, non_cash_out INTEGER NOT NULL,"
          " market INTEGER NOT NULL, cash_adjustment INTEGER NOT NULL,"
          " non_cash_adjustment INTEGER NOT NULL, end_cash INTEGER NOT NULL,"
          " end_non_cash INTEGER NOT NULL, incomplete INTEGER NOT NULL,"
          " PRIMARY KEY (account_id, date)) STRICT, WITHOUT ROWID;"
          "BEGIN; INSERT INTO accounts VALUES (1, 0)");
  sqlite3_stmt *insert = prepare("INSERT INTO entries VALUES (?1, 1, ?2, ?3, 0, 'An entry of the"
                                 " benchmark, as long as most are', hex(randomblob(18)))");
  sqlite3_stmt *write = prepare(write_sql);
  int64_t *flows = calloc((size_t)days * 2, sizeof *flows), end = 500000000000;
  if (!flows) abort();
  uint64_t seed = 1;
  for (int k = 0; k < entries; k++) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    int day = (int)((int64_t)k * days / entries);
    int64_t amount = ((int64_t)(seed >> 48) - 30000) * 1000000;
    flows[2 * day + (amount > 0)] += amount > 0 ? amount : -amount;
    sqlite3_bind_int(insert, 1, k + 1);
    sqlite3_bind_int(insert, 2, TODAY - days + 1 + day);
    sqlite3_bind_int64(insert, 3, amount);
    run(insert);
  }
  for (int day = days - 1; day >= 0; day--) {
    Row row = day_row(end, flows[2 * day], flows[2 * day + 1]);
    write_row(write, 1, TODAY - days + 1 + day, &row);
    end = row.field[START];
  }
  free(flows);
  sqlite3_finalize(insert);
  sqlite3_finalize(write);
  execute("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
}

typedef struct {
  sqlite3_stmt *begin, *commit, *entries, *rows, *seed, *write, *mark;
} Statements;

static Statements statements(void) {
  return (Statements){
      prepare("BEGIN IMMEDIATE"),
      prepare("COMMIT"),
      prepare("SELECT date, amount FROM entries WHERE account_id = 1 AND pending = 0 AND date >= ?1"
              " ORDER BY date"),
      prepare("SELECT date, start_cash, start_non_cash, cash_in, cash_out, non_cash_in,"
              " non_cash_out, market, cash_adjustment, non_cash_adjustment, end_cash, end_non_cash"
              " FROM balances WHERE account_id = 1 AND date >= ?1 ORDER BY date"),
      prepare("SELECT end_cash, end_non_cash FROM balances WHERE account_id = 1 AND date = ?1"),
      prepare(write_sql),
      prepare("UPDATE accounts SET synced_through = ?1 WHERE id = 1")};
}

static void close_all(Statements *all) {
  sqlite3_stmt *each[] = {all->begin, all->commit, all->entries, all->rows,
                          all->seed, all->write, all->mark};
  for (size_t k = 0; k < sizeof each / sizeof *each; k++) sqlite3_finalize(each[k]);
  check(sqlite3_close(database));
}

// Recomputes the days from `first` to today and writes those that differ; returns how many did.
// Runs backwards from the stored end of today if `seeded` is 0, else forwards from the day before.
static int sync_days(Statements *all, int first, int seeded) {
  static int64_t flows[2 * 366 * 41];
  static Row stored[366 * 41];
  int days = TODAY - first + 1, written = 0;
  memset(flows, 0, sizeof *flows * 2 * (size_t)days);
  run(all->begin);
  sqlite3_bind_int(all->entries, 1, first);
  while (sqlite3_step(all->entries) == SQLITE_ROW) {
    int day = sqlite3_column_int(all->entries, 0) - first;
    int64_t amount = sqlite3_column_int64(all->entries, 1);
    flows[2 * day + (amount > 0)] += amount > 0 ? amount : -amount;
  }
  check(sqlite3_reset(all->entries));
  sqlite3_bind_int(all->rows, 1, first);
  while (sqlite3_step(all->rows) == SQLITE_ROW) {
    Row *row = &stored[sqlite3_column_int(all->rows, 0) - first];
    for (int k = 0; k < FIELDS; k++) row->field[k] = sqlite3_column_int64(all->rows, 1 + k);
  }
  check(sqlite3_reset(all->rows));
  int64_t end = stored[days - 1].field[END];
  if (seeded) {
    sqlite3_bind_int(all->seed, 1, first - 1);
    check(sqlite3_step(all->seed));
    end = sqlite3_column_int64(all->seed, 0);
    check(sqlite3_reset(all->seed));
    for (int day = 0; day < days; day++) end += flows[2 * day] - flows[2 * day + 1];
  }
  for (int day = days - 1; day >= 0; day--) {
    Row row = day_row(end, flows[2 * day], flows[2 * day + 1]);
    end = row.field[START];
    if (memcmp(&row, &stored[day], sizeof row) == 0) continue;
    write_row(all->write, 1, first + day, &row);
    written++;
  }
  sqlite3_bind_int(all->mark, 1, TODAY);
  run(all->mark);
  run(all->commit);
  return written;
}

static double microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int ascending(const void *one, const void *other) {
  double a = *(const double *)one, b = *(const double *)other;
  return (a > b) - (a < b);
}

static void report(const char *name, double *times) {
  qsort(times, ROUNDS, sizeof *times, ascending);
  printf("{\"name\": \"%s\", \"value\": %.1f, \"unit\": \"us\"}\n", name, times[ROUNDS / 2]);
}

static void measure_full(const char *folder) {
  static double times[ROUNDS];
  build(folder, 3650, 20000);
  Statements all = statements();
  for (int round = 0; round < ROUNDS; round++) {
    double before = microseconds();
    int written = sync_days(&all, TODAY - 3649, 0);
    times[round] = microseconds() - before;
    if (written != 0) {
      fputs("balances: the full walk differs from the stored rows\n", stderr);
      exit(1);
    }
  }
  close_all(&all);
  report("balances.floor.full", times);
}

static void measure_partial(const char *folder, int years) {
  static double times[ROUNDS];
  build(folder, years * 365, years * 2000);
  Statements all = statements();
  for (int round = 0; round < ROUNDS; round++) {
    execute("UPDATE entries SET amount = amount + 1000000"
            " WHERE id = (SELECT max(id) FROM entries)");
    double before = microseconds();
    int written = sync_days(&all, TODAY, 1);
    times[round] = microseconds() - before;
    if (written != 1) {
      fputs("balances: a changed day was not written\n", stderr);
      exit(1);
    }
  }
  close_all(&all);
  char name[64];
  snprintf(name, sizeof name, "balances.floor.partial.%dy", years);
  report(name, times);
}

int main(int count, char **words) {
  if (count != 2) {
    fputs("usage: balances FOLDER\n", stderr);
    return 64;
  }
  measure_full(words[1]);
  measure_partial(words[1], 1);
  measure_partial(words[1], 10);
  measure_partial(words[1], 40);
  return 0;
}
