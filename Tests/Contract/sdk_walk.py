"""Runs the official Python SDK through link, update mode, accounts, paging, investments,
liabilities and errors.

  sdk_walk.py URL

URL is the address of a running `plaid-sync sandbox serve`. The SDK parses every answer into its own
models, so a missing or malformed field ends the walk with an error. Prints one line per step; the
exit status is 0 if all steps succeed.
"""

import datetime
import json
import sys

import plaid
from plaid.api import plaid_api
from plaid.model.accounts_balance_get_request import AccountsBalanceGetRequest
from plaid.model.accounts_get_request import AccountsGetRequest
from plaid.model.country_code import CountryCode
from plaid.model.custom_sandbox_transaction import CustomSandboxTransaction
from plaid.model.institutions_get_by_id_request import InstitutionsGetByIdRequest
from plaid.model.institutions_get_request import InstitutionsGetRequest
from plaid.model.institutions_search_request import InstitutionsSearchRequest
from plaid.model.investments_holdings_get_request import InvestmentsHoldingsGetRequest
from plaid.model.investments_refresh_request import InvestmentsRefreshRequest
from plaid.model.investments_transactions_get_request import InvestmentsTransactionsGetRequest
from plaid.model.investments_transactions_get_request_options import (
    InvestmentsTransactionsGetRequestOptions,
)
from plaid.model.item_access_token_invalidate_request import ItemAccessTokenInvalidateRequest
from plaid.model.item_get_request import ItemGetRequest
from plaid.model.item_public_token_exchange_request import ItemPublicTokenExchangeRequest
from plaid.model.item_remove_request import ItemRemoveRequest
from plaid.model.item_webhook_update_request import ItemWebhookUpdateRequest
from plaid.model.liabilities_get_request import LiabilitiesGetRequest
from plaid.model.link_token_create_hosted_link import LinkTokenCreateHostedLink
from plaid.model.link_token_create_request import LinkTokenCreateRequest
from plaid.model.link_token_create_request_user import LinkTokenCreateRequestUser
from plaid.model.link_token_get_request import LinkTokenGetRequest
from plaid.model.products import Products
from plaid.model.sandbox_item_fire_webhook_request import SandboxItemFireWebhookRequest
from plaid.model.sandbox_item_reset_login_request import SandboxItemResetLoginRequest
from plaid.model.sandbox_public_token_create_request import SandboxPublicTokenCreateRequest
from plaid.model.sandbox_public_token_create_request_options import (
    SandboxPublicTokenCreateRequestOptions,
)
from plaid.model.sandbox_public_token_create_request_options_transactions import (
    SandboxPublicTokenCreateRequestOptionsTransactions,
)
from plaid.model.sandbox_transactions_create_request import SandboxTransactionsCreateRequest
from plaid.model.transactions_get_request import TransactionsGetRequest
from plaid.model.transactions_refresh_request import TransactionsRefreshRequest
from plaid.model.transactions_sync_request import TransactionsSyncRequest
from plaid.model.transactions_sync_request_options import TransactionsSyncRequestOptions
from plaid.model.webhook_type import WebhookType

BANK = "ins_109508"


def connect(url):
    configuration = plaid.Configuration(host=url, api_key={"clientId": "walk", "secret": "walk"})
    return plaid_api.PlaidApi(plaid.ApiClient(configuration))


def expect_error(code, call):
    try:
        call()
    except plaid.ApiException as refused:
        found = json.loads(refused.body)["error_code"]
        assert found == code, f"expected {code}, got {found}"
        print(f"refused as expected: {code}")
        return
    raise AssertionError(f"{code} was expected, but the call succeeded")


def link(client, user, products=("transactions",)):
    public = client.sandbox_public_token_create(
        SandboxPublicTokenCreateRequest(
            institution_id=BANK,
            initial_products=[Products(product) for product in products],
            options=SandboxPublicTokenCreateRequestOptions(
                override_username=user,
                transactions=SandboxPublicTokenCreateRequestOptionsTransactions(
                    days_requested=730
                ),
            ),
        )
    ).public_token
    exchanged = client.item_public_token_exchange(
        ItemPublicTokenExchangeRequest(public_token=public)
    )
    expect_error(
        "INVALID_PUBLIC_TOKEN",
        lambda: client.item_public_token_exchange(
            ItemPublicTokenExchangeRequest(public_token=public)
        ),
    )
    print(f"linked {user}: {exchanged.item_id}")
    return exchanged.access_token


def hosted_session(client, **what):
    created = client.link_token_create(
        LinkTokenCreateRequest(
            client_name="walk",
            language="en",
            country_codes=[CountryCode("US")],
            user=LinkTokenCreateRequestUser(client_user_id="walk-1"),
            hosted_link=LinkTokenCreateHostedLink(),
            **what,
        )
    )
    assert created.hosted_link_url
    for _ in range(5):
        got = client.link_token_get(LinkTokenGetRequest(link_token=created.link_token))
        for session in got.get("link_sessions") or []:
            if session.get("finished_at"):
                print("hosted link session finished")
                return session
    raise AssertionError("the hosted link session did not finish")


def pages(client, token, count):
    cursor, rows = "", {}
    for number in range(1, 10_000):
        page = client.transactions_sync(
            TransactionsSyncRequest(access_token=token, cursor=cursor, count=count)
        )
        changes = len(page.added) + len(page.modified) + len(page.removed)
        assert changes <= count, f"{changes} changes on a page of {count}"
        for row in list(page.added) + list(page.modified):
            rows[row.transaction_id] = row
        for row in page.removed:
            rows.pop(row.transaction_id, None)
        cursor = page.next_cursor
        if not page.has_more and str(page.transactions_update_status) == "HISTORICAL_UPDATE_COMPLETE":
            print(f"{len(rows)} transactions on {number} pages of {count}")
            return rows, cursor
    raise AssertionError("the last page was never reached")


def trades(client, token, count):
    today = datetime.date.today()
    begun, found = today - datetime.timedelta(days=729), []
    while True:
        page = client.investments_transactions_get(
            InvestmentsTransactionsGetRequest(
                access_token=token,
                start_date=begun,
                end_date=today,
                options=InvestmentsTransactionsGetRequestOptions(
                    count=count, offset=len(found), async_update=True
                ),
            )
        )
        known = {security.security_id for security in page.securities}
        assert all(
            trade.security_id in known
            for trade in page.investment_transactions
            if trade.security_id
        )
        found += page.investment_transactions
        if len(found) == page.total_investment_transactions:
            print(f"{len(found)} trades on pages of {count}")
            return found
        assert page.investment_transactions, "a page before the end is empty"


def invest_and_owe(client):
    expect_error(
        "ADDITIONAL_CONSENT_REQUIRED",
        lambda: client.investments_holdings_get(
            InvestmentsHoldingsGetRequest(access_token=link(client, "user_good"))
        ),
    )
    token = link(client, "user_good", ("transactions", "investments", "liabilities"))
    held = client.investments_holdings_get(InvestmentsHoldingsGetRequest(access_token=token))
    worth = {}
    for holding in held.holdings:
        worth.setdefault(holding.account_id, []).append(holding.institution_value)
    for account in held.to_dict()["accounts"]:
        if account["account_id"] in worth:
            total = sum(worth[account["account_id"]])
            assert abs(total - account["balances"]["current"]) < 1e-6
    print(f"{len(held.holdings)} holdings of {len(held.securities)} securities")
    expect_error("PRODUCT_NOT_READY", lambda: trades(client, token, 500))
    whole = trades(client, token, 500)
    ids = [trade.investment_transaction_id for trade in whole]
    assert ids == [trade.investment_transaction_id for trade in trades(client, token, 61)]
    assert len(set(ids)) == len(ids)
    client.investments_refresh(InvestmentsRefreshRequest(access_token=token))

    owed = client.liabilities_get(LiabilitiesGetRequest(access_token=token))
    lists = owed.liabilities
    limits = {account.account_id: account.balances for account in owed.accounts}
    assert all(card.last_statement_balance <= limits[card.account_id].limit for card in lists.credit)
    assert lists.student[0].origination_principal_amount > limits[lists.student[0].account_id].current
    assert lists.mortgage[0].interest_rate.percentage == 3.99
    print(f"{len(lists.credit)} cards, {len(lists.student)} student loan, a mortgage")
    poor = link(client, "user_transactions_dynamic", ("transactions", "investments"))
    expect_error(
        "NO_INVESTMENT_ACCOUNTS",
        lambda: client.investments_holdings_get(InvestmentsHoldingsGetRequest(access_token=poor)),
    )


def walk(url):
    client = connect(url)
    country = [CountryCode("US")]
    banks = client.institutions_get(InstitutionsGetRequest(count=5, offset=0, country_codes=country))
    assert len(banks.institutions) <= 5 <= banks.total
    found = client.institutions_search(
        InstitutionsSearchRequest(query="Platypus", country_codes=country)
    )
    assert found.institutions
    one = client.institutions_get_by_id(
        InstitutionsGetByIdRequest(institution_id=BANK, country_codes=country)
    )
    assert one.institution.institution_id == BANK

    added = hosted_session(client, products=[Products("transactions")]).results.item_add_results
    client.item_public_token_exchange(
        ItemPublicTokenExchangeRequest(public_token=added[0].public_token)
    )

    token = link(client, "user_good")
    assert client.item_get(ItemGetRequest(access_token=token)).item.institution_id == BANK
    accounts = client.accounts_get(AccountsGetRequest(access_token=token)).accounts
    live = client.accounts_balance_get(AccountsBalanceGetRequest(access_token=token)).accounts
    assert len(accounts) == len(live) > 0
    print(f"{len(accounts)} accounts")
    once, cursor = pages(client, token, 500)
    again, _ = pages(client, token, 97)
    assert once.keys() == again.keys(), "the page size changes the transactions sent"
    assert not any("original_description" in row for row in once.values())
    described = client.transactions_sync(
        TransactionsSyncRequest(
            access_token=token,
            options=TransactionsSyncRequestOptions(include_original_description=True),
        )
    )
    assert all(row.original_description for row in described.added)
    listed = client.transactions_get(
        TransactionsGetRequest(
            access_token=token,
            start_date=datetime.date(2000, 1, 1),
            end_date=datetime.date(2100, 1, 1),
        )
    )
    assert listed.total_transactions == len(once)
    nothing = client.transactions_sync(TransactionsSyncRequest(access_token=token, cursor=cursor))
    assert not nothing.added and not nothing.removed and not nothing.has_more

    moving = link(client, "user_transactions_dynamic")
    before, cursor = pages(client, moving, 500)
    client.transactions_refresh(TransactionsRefreshRequest(access_token=moving))
    update = client.transactions_sync(TransactionsSyncRequest(access_token=moving, cursor=cursor))
    posted = [row for row in update.added if row.pending_transaction_id]
    assert {row.pending_transaction_id for row in posted} <= before.keys()
    assert posted and update.removed and update.modified
    print(f"a refresh posted {len(posted)} pending transactions")

    today = max(row.date for row in update.added)
    client.sandbox_transactions_create(
        SandboxTransactionsCreateRequest(
            access_token=moving,
            transactions=[
                CustomSandboxTransaction(
                    date_transacted=today, date_posted=today, amount=12.34, description="Lemonade"
                )
            ],
        )
    )
    lemonade = client.transactions_sync(
        TransactionsSyncRequest(access_token=moving, cursor=update.next_cursor)
    )
    assert [row.name for row in lemonade.added] == ["Lemonade"]

    page = client.transactions_sync(TransactionsSyncRequest(access_token=moving, count=20))
    client.transactions_refresh(TransactionsRefreshRequest(access_token=moving))
    expect_error(
        "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION",
        lambda: client.transactions_sync(
            TransactionsSyncRequest(access_token=moving, cursor=page.next_cursor, count=20)
        ),
    )

    expect_error(
        "INVALID_FIELD",
        lambda: client.transactions_sync(TransactionsSyncRequest(access_token=token, cursor="x")),
    )
    expect_error(
        "INVALID_ACCESS_TOKEN",
        lambda: client.item_get(ItemGetRequest(access_token="access-sandbox-never-issued")),
    )
    client.sandbox_item_reset_login(SandboxItemResetLoginRequest(access_token=moving))
    expect_error(
        "ITEM_LOGIN_REQUIRED",
        lambda: client.transactions_sync(TransactionsSyncRequest(access_token=moving)),
    )
    broken = client.item_get(ItemGetRequest(access_token=moving)).item
    assert broken.error.error_code == "ITEM_LOGIN_REQUIRED"
    hosted_session(client, access_token=moving)
    assert client.item_get(ItemGetRequest(access_token=moving)).item.error is None
    pages(client, moving, 500)

    hooked = client.item_webhook_update(
        ItemWebhookUpdateRequest(access_token=moving, webhook="https://walk.example/hook")
    )
    assert hooked.item.webhook == "https://walk.example/hook"
    assert client.sandbox_item_fire_webhook(
        SandboxItemFireWebhookRequest(
            access_token=moving,
            webhook_type=WebhookType("TRANSACTIONS"),
            webhook_code="SYNC_UPDATES_AVAILABLE",
        )
    ).webhook_fired
    fresh = client.item_access_token_invalidate(
        ItemAccessTokenInvalidateRequest(access_token=moving)
    ).new_access_token
    expect_error(
        "INVALID_ACCESS_TOKEN", lambda: client.item_get(ItemGetRequest(access_token=moving))
    )
    assert client.item_get(ItemGetRequest(access_token=fresh)).item.item_id == broken.item_id

    invest_and_owe(client)

    client.item_remove(ItemRemoveRequest(access_token=token))
    expect_error(
        "ITEM_NOT_FOUND", lambda: client.item_get(ItemGetRequest(access_token=token))
    )


if __name__ == "__main__":
    walk(sys.argv[1])
    print("the walk is complete")
