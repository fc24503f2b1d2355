#ifndef CFUZZER_H
#define CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// libFuzzer's own loop, for a program that keeps its `main`; the library is linked by scripts/fuzz.
int LLVMFuzzerRunDriver(
  int *argc, char ***argv, int (*check)(const uint8_t *bytes, size_t count));

#endif
