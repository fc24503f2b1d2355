// One client connection of the page server, plain or TLS, and the requests on it.
#ifndef BENCH_WIRE_H
#define BENCH_WIRE_H

#include <openssl/ssl.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
  int socket;
  SSL *tls;  // NULL for plain HTTP
  char *bytes;
  size_t length, capacity;
} Connection;

typedef struct {
  const char *path, *body;  // NUL-terminated, inside the connection's buffer
  bool accepts_gzip, closes;
  size_t total;  // bytes of head and body together
} Request;

// Reads the next request; false if the client is gone or sends an invalid request.
bool wire_read(Connection *connection, Request *request);

// Discards the request's bytes, so that the next one can be read.
void wire_done(Connection *connection, const Request *request);

// Sends one response; false if the client is gone.
bool wire_send(Connection *connection, int status, const char *body, size_t length, bool gzip);

#endif
