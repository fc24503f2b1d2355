// A pull scanner over JSON bytes: no tree, no copies, strings unescaped in place.
// The buffer ends with zero bytes, so reads need no bounds checks.
#ifndef BENCH_SCAN_H
#define BENCH_SCAN_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char *start;  // NULL for JSON null
  size_t length;
} Slice;

typedef struct {
  char *at, *end;
} Scanner;

#define is(slice, text) \
  ((slice).length == sizeof(text) - 1 && memcmp((slice).start, text, sizeof(text) - 1) == 0)

static inline void fail(const char *sentence) {
  fprintf(stderr, "floor: %s\n", sentence);
  exit(1);
}

static inline void blank(Scanner *scanner) {
  while (*scanner->at == ' ' || (*scanner->at >= '\t' && *scanner->at <= '\r')) scanner->at++;
}

static inline void expect(Scanner *scanner, char wanted) {
  blank(scanner);
  if (*scanner->at != wanted) fail("the JSON is malformed");
  scanner->at++;
}

// Advances to the next quote or backslash, eight bytes at a time.
static inline char *find_special(char *at, const char *end) {
  const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
  for (; at < end; at += 8) {
    uint64_t word;
    memcpy(&word, at, 8);
    uint64_t quote = word ^ (ones * '"'), slash = word ^ (ones * '\\');
    uint64_t hit = (((quote - ones) & ~quote) | ((slash - ones) & ~slash)) & highs;
    if (hit) return at + (__builtin_ctzll(hit) >> 3);
  }
  fail("a string has no end");
  return NULL;
}

static inline char *put_utf8(char *out, unsigned code) {
  if (code < 0x80) {
    *out++ = (char)code;
  } else if (code < 0x800) {
    *out++ = (char)(0xC0 | code >> 6);
    *out++ = (char)(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    *out++ = (char)(0xE0 | code >> 12);
    *out++ = (char)(0x80 | (code >> 6 & 0x3F));
    *out++ = (char)(0x80 | (code & 0x3F));
  } else {
    *out++ = (char)(0xF0 | code >> 18);
    *out++ = (char)(0x80 | (code >> 12 & 0x3F));
    *out++ = (char)(0x80 | (code >> 6 & 0x3F));
    *out++ = (char)(0x80 | (code & 0x3F));
  }
  return out;
}

static inline unsigned hex4(const char *at) {
  char digits[5] = {at[0], at[1], at[2], at[3], 0};
  return (unsigned)strtoul(digits, NULL, 16);
}

// Unescapes from the first backslash on, which is at `at`.
static inline Slice read_escaped(Scanner *scanner, char *start, char *at) {
  char *out = at;
  while (*at != '"') {
    if (at >= scanner->end) fail("a string has no end");
    if (*at != '\\') {
      *out++ = *at++;
      continue;
    }
    char kind = at[1];
    at += 2;
    if (kind == 'u') {
      unsigned code = hex4(at);
      at += 4;
      if (code >= 0xD800 && code < 0xDC00 && at[0] == '\\' && at[1] == 'u') {
        code = 0x10000 + ((code - 0xD800) << 10) + (hex4(at + 2) - 0xDC00);
        at += 6;
      }
      out = put_utf8(out, code);
    } else {
      const char *from = "bfnrt", *to = "\b\f\n\r\t", *found = strchr(from, kind);
      *out++ = found && kind ? to[found - from] : kind;
    }
  }
  scanner->at = at + 1;
  return (Slice){start, (size_t)(out - start)};
}

static inline Slice read_string(Scanner *scanner) {
  expect(scanner, '"');
  char *start = scanner->at, *at = find_special(start, scanner->end);
  if (*at == '\\') return read_escaped(scanner, start, at);
  scanner->at = at + 1;
  return (Slice){start, (size_t)(at - start)};
}

static inline Slice read_key(Scanner *scanner) {
  Slice key = read_string(scanner);
  expect(scanner, ':');
  return key;
}

// A number, true, false or null as its text.
static inline Slice read_bare(Scanner *scanner) {
  blank(scanner);
  char *start = scanner->at;
  while (*scanner->at > ' ' && *scanner->at != ',' && *scanner->at != '}' && *scanner->at != ']') {
    scanner->at++;
  }
  if (scanner->at == start) fail("a value is missing");
  return (Slice){start, (size_t)(scanner->at - start)};
}

static inline bool is_null(Scanner *scanner) {
  blank(scanner);
  if (*scanner->at != 'n') return false;
  read_bare(scanner);
  return true;
}

static inline Slice read_text(Scanner *scanner) {
  return is_null(scanner) ? (Slice){NULL, 0} : read_string(scanner);
}

// Opens an object or a list; true if it has a first member.
static inline bool enter(Scanner *scanner, char open, char close) {
  expect(scanner, open);
  blank(scanner);
  if (*scanner->at != close) return true;
  scanner->at++;
  return false;
}

// Called after a member; true if another one follows.
static inline bool next(Scanner *scanner, char close) {
  blank(scanner);
  char sign = *scanner->at++;
  if (sign != ',' && sign != close) fail("the JSON is malformed");
  return sign == ',';
}

// Skips one value of any kind.
static inline void skip(Scanner *scanner) {
  int depth = 0;
  do {
    blank(scanner);
    char sign = *scanner->at;
    if (sign == '"') {
      char *at = scanner->at + 1;
      while (*(at = find_special(at, scanner->end)) == '\\') at += 2;
      scanner->at = at + 1;
    } else if (sign == '{' || sign == '[') {
      depth++;
      scanner->at++;
    } else if (sign == '}' || sign == ']') {
      depth--;
      scanner->at++;
    } else if (sign == ',' || sign == ':') {
      scanner->at++;
    } else {
      read_bare(scanner);
    }
  } while (depth > 0);
}

static inline int digit(char sign) {
  if (sign < '0' || sign > '9') fail("a digit is missing");
  return sign - '0';
}

// YYYY-MM-DD as days since 1970-01-01.
static inline int32_t day_number(Slice text) {
  if (text.length != 10) fail("a date is malformed");
  const char *t = text.start;
  int y = digit(t[0]) * 1000 + digit(t[1]) * 100 + digit(t[2]) * 10 + digit(t[3]);
  int m = digit(t[5]) * 10 + digit(t[6]), d = digit(t[8]) * 10 + digit(t[9]);
  y -= m <= 2;
  int era = y / 400, yoe = y - era * 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

// A plain decimal in units of 10^-8; exponents and more than eight decimals are refused.
static inline int64_t fixed_amount(Slice text) {
  const char *at = text.start, *end = at + text.length;
  bool negative = *at == '-';
  int64_t value = 0;
  int decimals = -1;
  for (at += negative; at < end; at++) {
    if (*at == '.' && decimals < 0) {
      decimals = 0;
      continue;
    }
    value = value * 10 + digit(*at);
    if (decimals >= 0) decimals++;
  }
  if (decimals > 8) fail("an amount has too many decimals");
  for (int k = decimals < 0 ? 0 : decimals; k < 8; k++) value *= 10;
  return negative ? -value : value;
}

#endif
