#ifndef CFUZZER_H
#define CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// libFuzzer's own loop, for a program with its own `main`; scripts/fuzz links the library.
int LLVMFuzzerRunDriver(
  int *argc, char ***argv, int (*check)(const uint8_t *bytes, size_t count));

#endif
