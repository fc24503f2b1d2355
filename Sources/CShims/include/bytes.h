#ifndef CSHIMS_BYTES_H
#define CSHIMS_BYTES_H

// 64 bytes at a time: which of them are of a kind, one bit for each, the first byte's lowest. Swift
// has vectors too, but no way from the result of a comparison to its bits.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__) && !defined(CSHIMS_PORTABLE)
#include <emmintrin.h>

typedef __m128i cshims_vector;

static inline cshims_vector cshims_load(const void *bytes) {
  return _mm_loadu_si128((const __m128i *)bytes);
}
static inline cshims_vector cshims_is(cshims_vector vector, uint8_t byte) {
  return _mm_cmpeq_epi8(vector, _mm_set1_epi8((char)byte));
}
static inline cshims_vector cshims_with_20(cshims_vector vector) {
  return _mm_or_si128(vector, _mm_set1_epi8(0x20));
}
// As signed numbers, all bytes from 0x80 on are less than the control characters.
static inline cshims_vector cshims_is_odd(cshims_vector vector) {
  return _mm_cmplt_epi8(vector, _mm_set1_epi8(0x20));
}
static inline cshims_vector cshims_either(cshims_vector one, cshims_vector other) {
  return _mm_or_si128(one, other);
}
static inline uint64_t cshims_bits(cshims_vector found) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(found);
}
#else
// Clang's own vectors, on any processor; a byte that was found is all ones.
typedef int8_t cshims_vector __attribute__((vector_size(16)));

static inline cshims_vector cshims_load(const void *bytes) {
  cshims_vector vector;
  memcpy(&vector, bytes, sizeof vector);
  return vector;
}
static inline cshims_vector cshims_is(cshims_vector vector, uint8_t byte) {
  return vector == (int8_t)byte;
}
static inline cshims_vector cshims_with_20(cshims_vector vector) { return vector | 0x20; }
static inline cshims_vector cshims_is_odd(cshims_vector vector) { return vector < 0x20; }
static inline cshims_vector cshims_either(cshims_vector one, cshims_vector other) {
  return one | other;
}
static inline uint64_t cshims_bits(cshims_vector found) {
  uint64_t halves[2], bits = 0;
  memcpy(halves, &found, sizeof halves);
  for (int half = 0; half < 2; half++) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    halves[half] = __builtin_bswap64(halves[half]);
#endif
    // The lowest bit of each byte, moved together in the highest byte.
    bits |= ((halves[half] & 0x0101010101010101) * 0x0102040810204080 >> 56) << (8 * half);
  }
  return bits;
}
#endif

// The same for four vectors, which are 64 bytes.
#define CSHIMS_64(bytes, test)                                                                 \
  (cshims_bits(test(cshims_load(bytes))) | cshims_bits(test(cshims_load((bytes) + 16))) << 16 | \
   cshims_bits(test(cshims_load((bytes) + 32))) << 32 |                                         \
   cshims_bits(test(cshims_load((bytes) + 48))) << 48)

static inline cshims_vector cshims_is_quote(cshims_vector vector) { return cshims_is(vector, '"'); }
static inline cshims_vector cshims_is_backslash(cshims_vector vector) {
  return cshims_is(vector, '\\');
}
static inline cshims_vector cshims_ends_plain_text(cshims_vector vector) {
  return cshims_either(
      cshims_is_odd(vector), cshims_either(cshims_is_quote(vector), cshims_is_backslash(vector)));
}

/// What a string's text has to be looked at for: quotes, backslashes, control characters and all
/// beyond ASCII.
static inline uint64_t cshims_text_ends(const uint8_t *bytes) {
  return CSHIMS_64(bytes, cshims_ends_plain_text);
}

/// Where the bracket is closed with which the JSON text begins: the number of bytes up to and with its
/// counterpart, 0 when it has none. Only brackets and strings are looked at.
size_t cshims_closed_after(const uint8_t *text, size_t count);
/// The same without the wide vectors that not all processors have.
size_t cshims_closed_after_plainly(const uint8_t *text, size_t count);

// Whether two runs of bytes are the same. JSON's `hasEqualBytes` is for short ones, which the
// compiler can compare in place; this one is for runs of any length.
static inline _Bool cshims_are_equal(const void *one, const void *other, size_t count) {
  return memcmp(one, other, count) == 0;
}

#endif
