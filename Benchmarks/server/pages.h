// The bodies of the benchmark's page server: generated once, then only completed with ids.
#ifndef BENCH_PAGES_H
#define BENCH_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ID_LENGTH = 37, ACCOUNTS = 14, PROTOTYPES_MAX = 128 };

// A growing text.
typedef struct {
  char *bytes;
  size_t length, capacity;
} Text;

void text_reserve(Text *text, size_t more);
void text_put(Text *text, const char *bytes, size_t length);
void text_format(Text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

// What is inserted at a stamp: the id of a transaction, of an account, or of the pending
// transaction that a posted one replaced.
typedef enum { STAMP_TRANSACTION, STAMP_ACCOUNT, STAMP_PENDING } StampKind;

typedef struct {
  uint32_t offset;
  uint16_t kind, index;
} Stamp;

// A page up to the end of its `added` list, and the positions at which ids are inserted.
typedef struct {
  Text text;
  Stamp *stamps;
  size_t stamp_count;
} Prototype;

// The served data: `pages` pages for each of `items` items.
typedef struct {
  int items, pages, page_size;
  int prototype_count;
  Prototype prototypes[PROTOTYPES_MAX];
} Book;

// Fills the book; the same arguments give the same bytes.
void book_build(Book *book, int items, int pages, int page_size, int32_t today);

// Writes the body of page `page` (from 0) of an item; `page == pages` is the empty update.
void book_page(const Book *book, int item, int page, Text *out);

// Writes the account list `[...]` of an item.
void book_accounts(int item, Text *out);

// Writes the item object of an item.
void book_item(int item, Text *out);

// Writes 37 characters that look random and depend only on the four numbers.
void make_id(char *out, uint64_t kind, uint64_t item, uint64_t page, uint64_t index);

// Converts between a day number (1970-01-01 is 0) and a calendar date.
int32_t day_from_text(const char *text);
void day_to_text(int32_t day, char out[11]);

#endif
