#include "CBuildCommit.h"

#define TEXT_OF(word) #word
#define TEXT(word) TEXT_OF(word)

const char *cbuildcommit(void) {
#ifdef PLAID_SYNC_COMMIT
  return TEXT(PLAID_SYNC_COMMIT);
#else
  return "";
#endif
}
