#include "bytes.h"

#define ALWAYS_INLINE inline __attribute__((always_inline))

// What matters to brackets in 64 bytes, one bit for each, the first byte's lowest.
typedef struct {
  uint64_t quotes, backslashes, openings, closings;
} marks;

// The bytes that a backslash before them escapes; one of the next 64 may be.
static uint64_t take_escapes(uint64_t backslashes, uint64_t *carry) {
  uint64_t escaped = *carry;
  *carry = 0;
  for (uint64_t rest = backslashes & ~escaped; rest != 0;) {
    uint64_t next = (rest & -rest) << 1;
    if (next == 0) *carry = 1;
    escaped |= next;
    rest &= rest - 1;
    rest &= ~next;
  }
  return escaped;
}

// Follows brackets outside of strings, 64 bytes at a time. `parity` makes each bit the parity of the
// bits up to it, which for quotes is whether it is inside a string.
static ALWAYS_INLINE size_t closed_after(
    const uint8_t *text, size_t count, marks (*look)(const uint8_t *), uint64_t (*parity)(uint64_t)) {
  uint64_t in_string = 0, escaped = 0;
  size_t open = 0;
  for (size_t index = 0; index < count; index += 64) {
    uint8_t block[64];
    const uint8_t *bytes = text + index;
    if (count - index < sizeof block) {
      memset(block, ' ', sizeof block);
      memcpy(block, bytes, count - index);
      bytes = block;
    }
    marks found = look(bytes);
    uint64_t quotes = found.quotes;
    if (found.backslashes | escaped) quotes &= ~take_escapes(found.backslashes, &escaped);
    uint64_t strings = parity(quotes) ^ in_string;
    in_string = -(strings >> 63);
    uint64_t openings = found.openings & ~strings, closings = found.closings & ~strings;
    size_t closed = (size_t)__builtin_popcountll(closings);
    if (open > closed) {
      open += (size_t)__builtin_popcountll(openings) - closed;
      continue;
    }
    // From bracket to bracket: the last one may be here.
    for (uint64_t rest = openings | closings; rest != 0; rest &= rest - 1) {
      if (openings & rest & -rest) {
        open++;
      } else if (--open == 0) {
        return index + (size_t)__builtin_ctzll(rest) + 1;
      }
    }
  }
  return 0;
}

// An opening bracket and a brace differ in one bit only, and so do the closing ones.
static inline cshims_vector is_opening(cshims_vector vector) {
  return cshims_is(cshims_with_20(vector), '{');
}
static inline cshims_vector is_closing(cshims_vector vector) {
  return cshims_is(cshims_with_20(vector), '}');
}

static inline marks look_plainly(const uint8_t *bytes) {
  return (marks){CSHIMS_64(bytes, cshims_is_quote), CSHIMS_64(bytes, cshims_is_backslash),
                 CSHIMS_64(bytes, is_opening), CSHIMS_64(bytes, is_closing)};
}

static inline uint64_t parity_plainly(uint64_t bits) {
  for (int step = 1; step < 64; step *= 2) bits ^= bits << step;
  return bits;
}

size_t cshims_closed_after_plainly(const uint8_t *text, size_t count) {
  return closed_after(text, count, look_plainly, parity_plainly);
}

#if defined(__x86_64__) && !defined(CSHIMS_PORTABLE)
#include <immintrin.h>

// Twice as wide, and with instructions for counting bits and for their parities.
#define WIDE __attribute__((target("avx2,pclmul,popcnt")))

WIDE static inline uint64_t bits(__m256i low, __m256i high) {
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

WIDE static inline uint64_t equal(__m256i low, __m256i high, char byte) {
  __m256i wanted = _mm256_set1_epi8(byte);
  return bits(_mm256_cmpeq_epi8(low, wanted), _mm256_cmpeq_epi8(high, wanted));
}

WIDE static inline marks look_widely(const uint8_t *bytes) {
  __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  __m256i with_20 = _mm256_set1_epi8(0x20);
  __m256i low_20 = _mm256_or_si256(low, with_20), high_20 = _mm256_or_si256(high, with_20);
  return (marks){equal(low, high, '"'), equal(low, high, '\\'), equal(low_20, high_20, '{'),
                 equal(low_20, high_20, '}')};
}

WIDE static inline uint64_t parity_widely(uint64_t bits) {
  __m128i product = _mm_clmulepi64_si128(
      _mm_set_epi64x(0, (int64_t)bits), _mm_set1_epi8((char)0xFF), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

WIDE static size_t closed_after_widely(const uint8_t *text, size_t count) {
  return closed_after(text, count, look_widely, parity_widely);
}

size_t cshims_closed_after(const uint8_t *text, size_t count) {
  int is_wide = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
                __builtin_cpu_supports("popcnt");
  return is_wide ? closed_after_widely(text, count) : cshims_closed_after_plainly(text, count);
}
#else
size_t cshims_closed_after(const uint8_t *text, size_t count) {
  return cshims_closed_after_plainly(text, count);
}
#endif
