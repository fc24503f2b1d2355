"""A script such as a user would write: pulls an item's transactions with requests and sqlite3.

usage: pull_requests.py URL DATABASE [TOKEN]     prints the number of stored transactions
"""
import sqlite3
import sys

import requests

url, path = sys.argv[1:3]
token = sys.argv[3] if len(sys.argv) > 3 else "access-sandbox-bench-1"
db = sqlite3.connect(path)
db.executescript("""
    CREATE TABLE IF NOT EXISTS cursors (token TEXT PRIMARY KEY, cursor TEXT);
    CREATE TABLE IF NOT EXISTS transactions (
      id TEXT PRIMARY KEY, account_id TEXT, date TEXT, authorized_date TEXT, amount REAL,
      currency TEXT, name TEXT, original_description TEXT, merchant TEXT, category TEXT,
      category_detailed TEXT, pending INTEGER, pending_id TEXT, channel TEXT)""")
session = requests.Session()
known = db.execute("SELECT cursor FROM cursors WHERE token = ?", (token,)).fetchone()
cursor, has_more, count = known[0] if known else "", True, 0
while has_more:
    answer = session.post(f"{url}/transactions/sync", timeout=60, json={
        "client_id": "bench", "secret": "bench",
        "access_token": token, "cursor": cursor, "count": 500})
    answer.raise_for_status()
    page = answer.json()
    for t in page["added"] + page["modified"]:
        category = t["personal_finance_category"] or {}
        db.execute(
            "INSERT OR REPLACE INTO transactions VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (t["transaction_id"], t["account_id"], t["date"], t["authorized_date"], t["amount"],
             t["iso_currency_code"], t["name"], t["original_description"], t["merchant_name"],
             category.get("primary"), category.get("detailed"), t["pending"],
             t["pending_transaction_id"], t["payment_channel"]))
        count += 1
    for t in page["removed"]:
        db.execute("DELETE FROM transactions WHERE id = ?", (t["transaction_id"],))
    cursor, has_more = page["next_cursor"], page["has_more"]
db.execute("INSERT OR REPLACE INTO cursors VALUES (?, ?)", (token, cursor))
db.commit()
print(count)
