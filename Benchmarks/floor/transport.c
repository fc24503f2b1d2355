// The floor of the transport: fetches pages over one warm connection and discards them.
//
//   transport URL PAGES [ROUNDS] [CA_FILE]
//
// Prints JSON lines: CPU and wall time per page, medians over the rounds. The very first page,
// which opens the connection, is not counted. With https:// the server's certificate is checked
// against CA_FILE; gzip is always accepted.
#include <stdint.h>
#include <sys/resource.h>
#include <time.h>

#include "fetch.h"

static double cpu_seconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double wall_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int ascending(const void *one, const void *other) {
  double a = *(const double *)one, b = *(const double *)other;
  return (a > b) - (a < b);
}

static double median(double *values, int count) {
  qsort(values, (size_t)count, sizeof *values, ascending);
  return values[count / 2];
}

int main(int count, char **words) {
  int pages = count > 2 ? atoi(words[2]) : 0, rounds = count > 3 ? atoi(words[3]) : 5;
  if (pages < 2 || rounds < 1 || rounds > 1000) {
    fputs("usage: transport URL PAGES [ROUNDS] [CA_FILE]\n", stderr);
    return 64;
  }
  Fetch fetch;
  fetch_open(&fetch, words[1], count > 4 ? words[4] : NULL);
  fetch_page(&fetch, "access-sandbox-bench-1", "");
  double cpu[1000], wall[1000];
  uint64_t bytes = 0;
  for (int round = 0; round < rounds; round++) {
    double cpu_before = cpu_seconds(), wall_before = wall_seconds();
    for (int page = 1; page < pages; page++) {
      char cursor[32];
      snprintf(cursor, sizeof cursor, "c-%d", page);
      fetch_page(&fetch, "access-sandbox-bench-1", cursor);
      bytes += fetch.length;
    }
    cpu[round] = (cpu_seconds() - cpu_before) / (pages - 1);
    wall[round] = (wall_seconds() - wall_before) / (pages - 1);
  }
  fetch_close(&fetch);
  printf("{\"name\": \"transport.floor.cpu\", \"value\": %.1f, \"unit\": \"us/page\"}\n",
         median(cpu, rounds) * 1e6);
  printf("{\"name\": \"transport.floor.wall\", \"value\": %.1f, \"unit\": \"us/page\"}\n",
         median(wall, rounds) * 1e6);
  printf("{\"name\": \"transport.floor.size\", \"value\": %.0f, \"unit\": \"bytes/page\"}\n",
         (double)bytes / (rounds * (pages - 1)));
  return 0;
}
