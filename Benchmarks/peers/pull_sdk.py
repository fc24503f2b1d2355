"""Pulls with the official Python SDK, used as its documentation shows, and stores into sqlite3.

usage: pull_sdk.py URL DATABASE [TOKEN]     prints the number of stored transactions
"""
import sqlite3
import sys

import plaid
from plaid.api import plaid_api
from plaid.model.transactions_sync_request import TransactionsSyncRequest

url, path = sys.argv[1:3]
token = sys.argv[3] if len(sys.argv) > 3 else "access-sandbox-bench-1"
configuration = plaid.Configuration(host=url, api_key={"clientId": "bench", "secret": "bench"})
client = plaid_api.PlaidApi(plaid.ApiClient(configuration))

db = sqlite3.connect(path)
db.execute("""CREATE TABLE IF NOT EXISTS transactions (
    id TEXT PRIMARY KEY, account_id TEXT, date TEXT, authorized_date TEXT, amount REAL,
    currency TEXT, name TEXT, original_description TEXT, merchant TEXT, category TEXT,
    category_detailed TEXT, pending INTEGER, pending_id TEXT, channel TEXT)""")
cursor, has_more, count = "", True, 0
while has_more:
    page = client.transactions_sync(
        TransactionsSyncRequest(access_token=token, cursor=cursor, count=500))
    for t in page["added"] + page["modified"]:
        db.execute(
            "INSERT OR REPLACE INTO transactions VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (t["transaction_id"], t["account_id"], str(t["date"]), str(t["authorized_date"]),
             t["amount"], t["iso_currency_code"], t["name"], t["original_description"],
             t["merchant_name"], t["personal_finance_category"]["primary"],
             t["personal_finance_category"]["detailed"], t["pending"],
             t["pending_transaction_id"], t["payment_channel"]))
        count += 1
    for t in page["removed"]:
        db.execute("DELETE FROM transactions WHERE id = ?", (t["transaction_id"],))
    cursor, has_more = page["next_cursor"], page["has_more"]
db.commit()
print(count)
