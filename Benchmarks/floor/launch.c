// Runs one command and writes its cost: {"wall": s, "cpu": s, "peak_kib": n, "status": n}.
// This is a separate program because the kernel counts the memory of the forking process toward
// the child's peak, and a Python parent is larger than some of the programs measured here.
//
//   launch RESULT_FILE COMMAND [ARGUMENTS...]
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int count, char **words) {
  if (count < 3) {
    fputs("usage: launch RESULT_FILE COMMAND [ARGUMENTS...]\n", stderr);
    return 64;
  }
  double before = seconds();
  pid_t child = fork();
  if (child == 0) {
    execvp(words[2], words + 2);
    perror(words[2]);
    _exit(127);
  }
  int status = 0;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child) {
    perror("launch");
    return 1;
  }
  double wall = seconds() - before;
  double cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
               (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  FILE *out = fopen(words[1], "w");
  if (!out) {
    perror(words[1]);
    return 1;
  }
  fprintf(out, "{\"wall\": %.6f, \"cpu\": %.6f, \"peak_kib\": %ld, \"status\": %d}\n", wall, cpu,
          usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return fclose(out) == 0 ? 0 : 1;
}
