// Generates /transactions/sync pages with every field that Plaid sends, in the order and the
// compact spelling of a JSON encoder. All data is invented and follows from a fixed seed.
#include "pages.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog.h"

void text_reserve(Text *text, size_t more) {
  if (text->length + more <= text->capacity) return;
  size_t capacity = text->capacity ? text->capacity : 4096;
  while (capacity < text->length + more) capacity *= 2;
  text->bytes = realloc(text->bytes, capacity);
  if (!text->bytes) abort();
  text->capacity = capacity;
}

void text_put(Text *text, const char *bytes, size_t length) {
  text_reserve(text, length);
  memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
}

void text_format(Text *text, const char *format, ...) {
  text_reserve(text, 4096);
  va_list arguments;
  va_start(arguments, format);
  int written = vsnprintf(text->bytes + text->length, 4096, format, arguments);
  va_end(arguments);
  if (written < 0 || written >= 4096) abort();
  text->length += (size_t)written;
}

static uint64_t mix(uint64_t *state) {
  uint64_t z = (*state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

static uint32_t below(uint64_t *state, uint32_t bound) {
  return (uint32_t)(((mix(state) >> 32) * bound) >> 32);
}

void make_id(char *out, uint64_t kind, uint64_t item, uint64_t page, uint64_t index) {
  static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  uint64_t state = kind << 60 ^ item << 40 ^ page << 16 ^ index;
  for (int place = 0; place < ID_LENGTH;) {
    uint64_t bits = mix(&state);
    for (int k = 0; k < 8 && place < ID_LENGTH; k++, bits >>= 8) {
      out[place++] = digits[((bits & 0xFF) * 62) >> 8];
    }
  }
}

int32_t day_from_text(const char *text) {
  int y, m, d;
  if (sscanf(text, "%d-%d-%d", &y, &m, &d) != 3) return 0;
  y -= m <= 2;
  int era = y / 400, yoe = y - era * 400;
  int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void day_to_text(int32_t day, char out[11]) {
  unsigned z = (unsigned)day + 719468, era = z / 146097, doe = z - era * 146097;
  unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  unsigned m = mp < 10 ? mp + 3 : mp - 9, y = yoe + era * 400 + (m <= 2);
  snprintf(out, 11, "%04u-%02u-%02u", y % 10000, m % 100, (doy - (153 * mp + 2) / 5 + 1) % 100);
}

// An amount in cents as a JSON encoder writes it: without trailing zeros.
static void put_amount(Text *text, int64_t cents) {
  text_format(text, "%s%lld", cents < 0 ? "-" : "", (long long)llabs(cents) / 100);
  int rest = (int)(llabs(cents) % 100);
  if (rest == 0) return;
  if (rest % 10 == 0) text_format(text, ".%d", rest / 10);
  else text_format(text, ".%02d", rest);
}

static void put_stamp(Prototype *page, StampKind kind, size_t index) {
  page->stamps[page->stamp_count++] =
      (Stamp){(uint32_t)page->text.length + 1, (uint16_t)kind, (uint16_t)index};
  text_format(&page->text, "\"%0*d\"", ID_LENGTH, 0);
}

static void put_place(Text *text, const Merchant *merchant, uint64_t *seed) {
  if (!merchant->in_store) {
    text_format(text, "\"location\":{\"address\":null,\"city\":null,\"region\":null,"
                      "\"postal_code\":null,\"country\":null,\"lat\":null,\"lon\":null,"
                      "\"store_number\":null},");
    return;
  }
  const City *city = &cities[below(seed, CITIES)];
  text_format(text, "\"location\":{\"address\":\"%u %s\",\"city\":\"%s\",\"region\":\"%s\","
                    "\"postal_code\":\"%s\",\"country\":\"US\",\"lat\":%d.%06u,\"lon\":%d.%06u,"
                    "\"store_number\":\"%u\"},",
              100 + below(seed, 9800), city->street, city->name, city->region, city->postal_code,
              city->latitude, 1 + below(seed, 999998), city->longitude, 1 + below(seed, 999998),
              100 + below(seed, 8900));
}

static void put_counterparties(Text *text, const Merchant *merchant, const char *entity) {
  if (!merchant->counterparty) {
    text_format(text, "\"counterparties\":[],");
    return;
  }
  text_format(text, "\"counterparties\":[{\"name\":\"%s\",\"type\":\"%s\","
                    "\"logo_url\":\"https://logos.example.com/%s.png\",\"website\":\"%s\","
                    "\"entity_id\":\"%.*s\",\"confidence_level\":\"VERY_HIGH\"}],",
              merchant->name, merchant->counterparty, merchant->website, merchant->website,
              ID_LENGTH, entity);
}

static void put_meta(Text *text, const Merchant *merchant, uint64_t *seed) {
  text_format(text, "\"payment_meta\":{\"by_order_of\":null,\"payee\":null,\"payer\":null,");
  if (merchant->counterparty) {
    text_format(text, "\"payment_method\":null,\"payment_processor\":null,\"ppd_id\":null,"
                      "\"reason\":null,\"reference_number\":null},");
  } else {
    text_format(text, "\"payment_method\":\"ACH\",\"payment_processor\":null,\"ppd_id\":\"%09u\","
                      "\"reason\":null,\"reference_number\":\"%010u\"},",
                below(seed, 1000000000), below(seed, 1000000000));
  }
}

static void put_dates(Text *text, int32_t day, int32_t authorized, bool timed, uint64_t *seed) {
  char on[11], before[11];
  day_to_text(day, on);
  day_to_text(authorized, before);
  text_format(text, "\"date\":\"%s\",", on);
  if (timed) {
    text_format(text, "\"datetime\":\"%sT%02u:%02u:%02uZ\",", on, below(seed, 24), below(seed, 60),
                below(seed, 60));
  } else {
    text_format(text, "\"datetime\":null,");
  }
  text_format(text, "\"authorized_date\":\"%s\",", before);
  if (timed) text_format(text, "\"authorized_datetime\":\"%sT00:00:00Z\",", before);
  else text_format(text, "\"authorized_datetime\":null,");
}

static void put_merchant(Text *text, const Merchant *merchant, const char *entity, uint64_t *seed) {
  unsigned reference = below(seed, 1000000);
  text_format(text, "\"name\":\"%s #%04u\",", merchant->name, reference % 10000);
  text_format(text, "\"original_description\":\"%s %06u\",", merchant->statement, reference);
  if (!merchant->counterparty) {
    text_format(text, "\"merchant_name\":null,\"merchant_entity_id\":null,\"logo_url\":null,"
                      "\"website\":null,");
    return;
  }
  text_format(text, "\"merchant_name\":\"%s\",\"merchant_entity_id\":\"%.*s\","
                    "\"logo_url\":\"https://logos.example.com/%s.png\",\"website\":\"%s\",",
              merchant->name, ID_LENGTH, entity, merchant->website, merchant->website);
}

static void put_transaction(Prototype *page, int index, int32_t day, bool newest, uint64_t *seed) {
  Text *text = &page->text;
  unsigned which = below(seed, MERCHANTS);
  const Merchant *merchant = &merchants[which];
  char entity[ID_LENGTH];
  make_id(entity, 7, 0, 0, which);
  bool pending = newest && below(seed, 4) == 0;
  int64_t cents = merchant->least + below(seed, (uint32_t)(merchant->most - merchant->least));
  if (merchant->income) cents = -cents;

  text_format(text, "{\"account_id\":");
  put_stamp(page, STAMP_ACCOUNT, below(seed, ACCOUNTS));
  text_format(text, ",\"account_owner\":null,\"amount\":");
  put_amount(text, cents);
  text_format(text, ",\"iso_currency_code\":\"USD\",\"unofficial_currency_code\":null,"
                    "\"category\":null,\"category_id\":null,");
  if (below(seed, 200) == 0) text_format(text, "\"check_number\":\"%u\",", 100 + below(seed, 900));
  else text_format(text, "\"check_number\":null,");
  put_counterparties(text, merchant, entity);
  put_dates(text, day, day - (int)below(seed, 3), below(seed, 3) == 0, seed);
  put_place(text, merchant, seed);
  put_merchant(text, merchant, entity, seed);
  put_meta(text, merchant, seed);
  text_format(text, "\"payment_channel\":\"%s\",\"pending\":%s,\"pending_transaction_id\":",
              merchant->in_store ? "in store" : merchant->counterparty ? "online" : "other",
              pending ? "true" : "false");
  if (!pending && below(seed, 6) == 0) put_stamp(page, STAMP_PENDING, (size_t)index);
  else text_format(text, "null");
  text_format(text, ",\"personal_finance_category\":{\"primary\":\"%s\",\"detailed\":\"%s\","
                    "\"confidence_level\":\"%s\",\"version\":\"v2\"},"
                    "\"personal_finance_category_icon_url\":\"https://icons.example.com/%s.png\",",
              merchant->primary, merchant->detailed, below(seed, 5) ? "VERY_HIGH" : "HIGH",
              merchant->primary);
  text_format(text, "\"transaction_id\":");
  put_stamp(page, STAMP_TRANSACTION, (size_t)index);
  text_format(text, ",\"transaction_code\":null,\"transaction_type\":\"%s\"}",
              merchant->in_store ? "place" : merchant->counterparty ? "digital" : "special");
}

// The pages run from today back through 24 months; only the newest page has pending transactions.
static void build_prototype(Prototype *page, int number, int count, int page_size, int32_t today) {
  uint64_t seed = 0x5EED0000u + (uint64_t)number;
  page->stamps = calloc((size_t)page_size * 3, sizeof(Stamp));
  if (!page->stamps) abort();
  text_reserve(&page->text, (size_t)page_size * 1700);
  text_format(&page->text, "\"added\":[");
  for (int index = 0; index < page_size; index++) {
    int64_t place = (int64_t)number * page_size + index;
    int32_t back = (int32_t)(place * 730 / ((int64_t)count * page_size));
    if (index) text_format(&page->text, ",");
    put_transaction(page, index, today - back, back < 3, &seed);
  }
}

void book_build(Book *book, int items, int pages, int page_size, int32_t today) {
  *book = (Book){.items = items, .pages = pages, .page_size = page_size};
  book->prototype_count = pages < PROTOTYPES_MAX ? pages : PROTOTYPES_MAX;
  for (int number = 0; number < book->prototype_count; number++) {
    build_prototype(&book->prototypes[number], number, book->prototype_count, page_size, today);
  }
}

void book_accounts(int item, Text *out) {
  for (int index = 0; index < ACCOUNTS; index++) {
    const Account *account = &accounts[index];
    char id[ID_LENGTH];
    make_id(id, 2, (uint64_t)item, 0, (uint64_t)index);
    text_format(out, "%s{\"account_id\":\"%.*s\",\"balances\":{\"available\":", index ? "," : "[",
                ID_LENGTH, id);
    if (account->limit) put_amount(out, account->limit - account->current);
    else if (strcmp(account->type, "loan") == 0) text_format(out, "null");
    else put_amount(out, account->current);
    text_format(out, ",\"current\":");
    put_amount(out, account->current);
    text_format(out, ",\"iso_currency_code\":\"USD\",\"limit\":");
    if (account->limit) put_amount(out, account->limit);
    else text_format(out, "null");
    text_format(out, ",\"unofficial_currency_code\":null},\"holder_category\":\"personal\","
                     "\"mask\":\"%04d\",\"name\":\"%s\",\"official_name\":\"Bench %s Account\","
                     "\"subtype\":\"%s\",\"type\":\"%s\"}",
                1000 + index * 7, account->name, account->name, account->subtype, account->type);
  }
  text_format(out, "]");
}

void book_item(int item, Text *out) {
  char id[ID_LENGTH];
  make_id(id, 4, (uint64_t)item, 0, 0);
  text_format(out, "{\"item_id\":\"%.*s\",\"institution_id\":\"ins_%d\","
                   "\"institution_name\":\"Bench Bank %d\",\"webhook\":null,\"auth_method\":null,"
                   "\"error\":null,\"available_products\":[\"balance\"],"
                   "\"billed_products\":[\"transactions\"],\"products\":[\"transactions\"],"
                   "\"consented_products\":[\"transactions\"],"
                   "\"consent_expiration_time\":null,\"update_type\":\"background\"}",
              ID_LENGTH, id, 900000 + item, item);
}

void book_page(const Book *book, int item, int page, Text *out) {
  text_format(out, "{\"accounts\":");
  book_accounts(item, out);
  text_format(out, ",");
  if (page < book->pages) {
    const Prototype *prototype = &book->prototypes[page % book->prototype_count];
    size_t start = out->length;
    text_put(out, prototype->text.bytes, prototype->text.length);
    for (size_t k = 0; k < prototype->stamp_count; k++) {
      const Stamp *stamp = &prototype->stamps[k];
      uint64_t of_page = stamp->kind == STAMP_ACCOUNT ? 0 : (uint64_t)page;
      uint64_t kind = stamp->kind == STAMP_ACCOUNT ? 2 : stamp->kind == STAMP_PENDING ? 3 : 1;
      make_id(out->bytes + start + stamp->offset, kind, (uint64_t)item, of_page, stamp->index);
    }
  } else {
    text_format(out, "\"added\":[");
  }
  int next = page < book->pages ? page + 1 : book->pages;
  text_format(out, "],\"modified\":[],\"removed\":[],\"next_cursor\":\"c-%d\",\"has_more\":%s,"
                   "\"request_id\":\"bench%05d\","
                   "\"transactions_update_status\":\"HISTORICAL_UPDATE_COMPLETE\"}",
              next, next < book->pages ? "true" : "false", page);
}
