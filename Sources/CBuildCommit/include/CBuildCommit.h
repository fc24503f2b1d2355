#ifndef CBUILDCOMMIT_H
#define CBUILDCOMMIT_H

/// The commit that the program was built from, or an empty text where the build was not told.
///
/// Only C takes a text from the command line of its compiler, so this is C.
const char *cbuildcommit(void);

#endif
