#ifndef CSHIMS_BYTES_H
#define CSHIMS_BYTES_H

// Which of 64 bytes are of a kind: one bit for each, the first byte's lowest. Swift has vectors too,
// but no way from the result of a comparison to its bits.
#include <stdint.h>
#include <string.h>

// Clang turns these into the vectors that the processor has.
typedef int8_t cshims_block __attribute__((ext_vector_type(64)));
typedef _Bool cshims_mask __attribute__((ext_vector_type(64)));

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first byte's bit is the lowest");

// Macros, because passing a block to a function would depend on which vectors the caller has.
#define CSHIMS_LOAD(block, text) memcpy(&(block), (text), sizeof(cshims_block))
#define CSHIMS_BITS(bits, found)                                    \
  do {                                                              \
    cshims_mask mask = __builtin_convertvector((found), cshims_mask); \
    memcpy(&(bits), &mask, sizeof(uint64_t));                       \
  } while (0)

/// The bytes that a string's text has to be looked at for: quotes, backslashes, control characters and
/// all beyond ASCII.
static inline uint64_t cshims_text_ends(const uint8_t *text) {
  cshims_block bytes;
  uint64_t ends;
  CSHIMS_LOAD(bytes, text);
  // As signed numbers, all bytes from 0x80 on are less than the control characters.
  CSHIMS_BITS(ends, (bytes < 0x20) | (bytes == '"') | (bytes == '\\'));
  return ends;
}

/// What matters to JSON's brackets.
typedef struct {
  uint64_t quotes, backslashes, openings, closings;
} cshims_marks;

static inline cshims_marks cshims_marks_of(const uint8_t *text) {
  cshims_block bytes;
  cshims_marks marks;
  CSHIMS_LOAD(bytes, text);
  CSHIMS_BITS(marks.quotes, bytes == '"');
  CSHIMS_BITS(marks.backslashes, bytes == '\\');
  // A bracket and a brace differ in this bit only.
  CSHIMS_BITS(marks.openings, (bytes | 0x20) == '{');
  CSHIMS_BITS(marks.closings, (bytes | 0x20) == '}');
  return marks;
}

#endif
