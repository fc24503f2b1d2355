"""Walks the official Python SDK through link, accounts, paging and errors.

  sdk_walk.py URL

URL is a running `plaid-sync sandbox serve --readiness immediate`. The SDK parses every answer
against its own models, so a field that is missing or misshapen ends the walk with an error. Prints
one line per step; exit status 0 when all of them held.
"""

import json
import sys

import plaid
from plaid.api import plaid_api
from plaid.model.accounts_balance_get_request import AccountsBalanceGetRequest
from plaid.model.accounts_get_request import AccountsGetRequest
from plaid.model.country_code import CountryCode
from plaid.model.institutions_get_by_id_request import InstitutionsGetByIdRequest
from plaid.model.institutions_get_request import InstitutionsGetRequest
from plaid.model.institutions_search_request import InstitutionsSearchRequest
from plaid.model.item_get_request import ItemGetRequest
from plaid.model.item_public_token_exchange_request import ItemPublicTokenExchangeRequest
from plaid.model.item_remove_request import ItemRemoveRequest
from plaid.model.link_token_create_hosted_link import LinkTokenCreateHostedLink
from plaid.model.link_token_create_request import LinkTokenCreateRequest
from plaid.model.link_token_create_request_user import LinkTokenCreateRequestUser
from plaid.model.link_token_get_request import LinkTokenGetRequest
from plaid.model.products import Products
from plaid.model.sandbox_item_reset_login_request import SandboxItemResetLoginRequest
from plaid.model.sandbox_public_token_create_request import SandboxPublicTokenCreateRequest
from plaid.model.sandbox_public_token_create_request_options import (
    SandboxPublicTokenCreateRequestOptions,
)
from plaid.model.transactions_refresh_request import TransactionsRefreshRequest
from plaid.model.transactions_sync_request import TransactionsSyncRequest

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
        print(f"refused as it should be: {code}")
        return
    raise AssertionError(f"{code} was expected, and the call went through")


def link(client, user):
    public = client.sandbox_public_token_create(
        SandboxPublicTokenCreateRequest(
            institution_id=BANK,
            initial_products=[Products("transactions")],
            options=SandboxPublicTokenCreateRequestOptions(override_username=user),
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


def hosted_link(client):
    created = client.link_token_create(
        LinkTokenCreateRequest(
            client_name="walk",
            language="en",
            country_codes=[CountryCode("US")],
            user=LinkTokenCreateRequestUser(client_user_id="walk-1"),
            products=[Products("transactions")],
            hosted_link=LinkTokenCreateHostedLink(),
        )
    )
    assert created.hosted_link_url
    for _ in range(5):
        got = client.link_token_get(LinkTokenGetRequest(link_token=created.link_token))
        for session in got.get("link_sessions") or []:
            results = session.get("results")
            if results and results.item_add_results:
                print("hosted link session finished")
                return results.item_add_results[0].public_token
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
    raise AssertionError("the pages do not end")


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

    client.item_public_token_exchange(
        ItemPublicTokenExchangeRequest(public_token=hosted_link(client))
    )

    token = link(client, "user_good")
    assert client.item_get(ItemGetRequest(access_token=token)).item.institution_id == BANK
    accounts = client.accounts_get(AccountsGetRequest(access_token=token)).accounts
    live = client.accounts_balance_get(AccountsBalanceGetRequest(access_token=token)).accounts
    assert len(accounts) == len(live) > 0
    print(f"{len(accounts)} accounts")
    once, cursor = pages(client, token, 500)
    again, _ = pages(client, token, 97)
    assert once.keys() == again.keys(), "page size changes what is delivered"
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
    client.item_remove(ItemRemoveRequest(access_token=token))
    expect_error(
        "ITEM_NOT_FOUND", lambda: client.item_get(ItemGetRequest(access_token=token))
    )


if __name__ == "__main__":
    walk(sys.argv[1])
    print("the walk is complete")
