// Fetches pages with libcurl's easy interface at the lowest possible cost: one kept connection, a
// large receive buffer, and a body buffer that is reserved once and never grows during a transfer.
#ifndef BENCH_FETCH_H
#define BENCH_FETCH_H

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  CURL *handle;
  struct curl_slist *headers;
  char *bytes;
  size_t length, capacity;
} Fetch;

static size_t fetch_collect(char *bytes, size_t size, size_t count, void *context) {
  Fetch *fetch = context;
  size_t more = size * count;
  if (fetch->length + more + 16 > fetch->capacity) {
    fetch->capacity = (fetch->length + more + 16) * 2;
    fetch->bytes = realloc(fetch->bytes, fetch->capacity);
    if (!fetch->bytes) abort();
  }
  memcpy(fetch->bytes + fetch->length, bytes, more);
  fetch->length += more;
  return more;
}

// Prepares a handle for POST requests to `base`/transactions/sync; `authority` may name a CA file.
static inline void fetch_open(Fetch *fetch, const char *base, const char *authority) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  *fetch = (Fetch){.handle = curl_easy_init(), .capacity = 1 << 20};
  fetch->bytes = malloc(fetch->capacity);
  if (!fetch->handle || !fetch->bytes) abort();
  char url[512];
  snprintf(url, sizeof url, "%s/transactions/sync", base);
  fetch->headers = curl_slist_append(NULL, "Content-Type: application/json");
  fetch->headers = curl_slist_append(fetch->headers, "Expect:");
  curl_easy_setopt(fetch->handle, CURLOPT_URL, url);
  curl_easy_setopt(fetch->handle, CURLOPT_HTTPHEADER, fetch->headers);
  curl_easy_setopt(fetch->handle, CURLOPT_ACCEPT_ENCODING, "gzip");
  curl_easy_setopt(fetch->handle, CURLOPT_BUFFERSIZE, 512L * 1024);
  curl_easy_setopt(fetch->handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(fetch->handle, CURLOPT_WRITEFUNCTION, fetch_collect);
  curl_easy_setopt(fetch->handle, CURLOPT_WRITEDATA, fetch);
  if (authority) curl_easy_setopt(fetch->handle, CURLOPT_CAINFO, authority);
}

// Requests the page after `cursor`; the body is then in `bytes`, NUL-terminated.
static inline void fetch_page(Fetch *fetch, const char *token, const char *cursor) {
  char body[512];
  snprintf(body, sizeof body,
           "{\"client_id\":\"bench\",\"secret\":\"bench\",\"access_token\":\"%s\","
           "\"cursor\":\"%s\",\"count\":500}", token, cursor);
  fetch->length = 0;
  curl_easy_setopt(fetch->handle, CURLOPT_POSTFIELDS, body);
  CURLcode code = curl_easy_perform(fetch->handle);
  long status = 0;
  curl_easy_getinfo(fetch->handle, CURLINFO_RESPONSE_CODE, &status);
  if (code != CURLE_OK || status != 200) {
    fprintf(stderr, "floor: %s, status %ld\n", curl_easy_strerror(code), status);
    exit(1);
  }
  memset(fetch->bytes + fetch->length, 0, 16);
}

static inline void fetch_close(Fetch *fetch) {
  curl_easy_cleanup(fetch->handle);
  curl_slist_free_all(fetch->headers);
  free(fetch->bytes);
  curl_global_cleanup();
}

#endif
