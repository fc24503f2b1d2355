#ifndef CSHIMS_BYTES_H
#define CSHIMS_BYTES_H

// Finds which of 64 bytes are of some kind, as one bit for each byte, the first byte's being the
// lowest. Swift has vectors too, but no way to turn the result of a comparison into bits.
#include <stdint.h>
#include <string.h>

// Clang maps these to the vectors that the processor has.
typedef int8_t cshims_block __attribute__((ext_vector_type(64)));
typedef _Bool cshims_mask __attribute__((ext_vector_type(64)));

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first byte's bit is the lowest");

// Macros, because how a block is passed to a function depends on the caller's vector extensions.
#define CSHIMS_LOAD(block, text) memcpy(&(block), (text), sizeof(cshims_block))
#define CSHIMS_BITS(bits, found)                                    \
  do {                                                              \
    cshims_mask mask = __builtin_convertvector((found), cshims_mask); \
    memcpy(&(bits), &mask, sizeof(uint64_t));                       \
  } while (0)

/// Returns the bytes of a string's text that need attention: quotes, backslashes, control
/// characters and everything outside ASCII.
static inline uint64_t cshims_text_ends(const uint8_t *text) {
  cshims_block bytes;
  uint64_t ends;
  CSHIMS_LOAD(bytes, text);
  // As signed numbers, all bytes from 0x80 are less than the control characters.
  CSHIMS_BITS(ends, (bytes < 0x20) | (bytes == '"') | (bytes == '\\'));
  return ends;
}

/// The positions of the characters that matter for matching JSON's brackets.
typedef struct {
  uint64_t quotes, backslashes, openings, closings;
} cshims_marks;

static inline cshims_marks cshims_marks_of(const uint8_t *text) {
  cshims_block bytes;
  cshims_marks marks;
  CSHIMS_LOAD(bytes, text);
  CSHIMS_BITS(marks.quotes, bytes == '"');
  CSHIMS_BITS(marks.backslashes, bytes == '\\');
  // A bracket and a brace differ only in this bit.
  CSHIMS_BITS(marks.openings, (bytes | 0x20) == '{');
  CSHIMS_BITS(marks.closings, (bytes | 0x20) == '}');
  return marks;
}

#endif
