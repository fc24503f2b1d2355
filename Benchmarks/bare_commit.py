"""The lower bound of a commit after the last page: plain SQLite copies the finished rows of a
database into empty tables, with their two large indexes, and into the file."""
import sqlite3
import statistics
import time

INDEXES = "('transactions_of_item', 'transactions_flows')"


def milliseconds(source, folder, rounds=5):
    """The median time for copying the transactions and balances of `source`."""
    return statistics.median(_copy(source, folder / "bare.db") for _ in range(rounds)) * 1000


def _copy(source, path):
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 10000",
                   "cache_size = -12288", "foreign_keys = 0", "ignore_check_constraints = 1"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("ATTACH ? AS books", (str(source),))
    tables = ("transactions", "balances")
    for table in tables:
        db.execute(_definitions(db, f"type = 'table' AND name = '{table}'")[0])
        db.execute(f"CREATE TEMP TABLE from_{table} AS SELECT * FROM books.{table}")
    indexes = _definitions(db, f"name IN {INDEXES}")
    start = time.perf_counter()
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT INTO main.transactions SELECT * FROM from_transactions ORDER BY rowid")
    for index in indexes:
        db.execute(index)
    db.execute("COMMIT")
    db.execute("INSERT INTO main.balances SELECT * FROM from_balances")
    db.execute("DETACH books")
    db.close()
    return time.perf_counter() - start


def _definitions(db, condition):
    return [sql for (sql,) in db.execute(f"SELECT sql FROM books.sqlite_schema WHERE {condition}")]
