// HTTP/1.1 with keep-alive, as far as libcurl, requests and the SDK use it.
#include "wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { REQUEST_BYTES_MAX = 65536 };

static ssize_t receive(Connection *connection, char *into, size_t room) {
  if (connection->tls) return SSL_read(connection->tls, into, (int)room);
  return recv(connection->socket, into, room, 0);
}

static bool send_all(Connection *connection, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t sent = connection->tls
                       ? SSL_write(connection->tls, bytes, length > 1 << 20 ? 1 << 20 : (int)length)
                       : send(connection->socket, bytes, length, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes += sent;
    length -= (size_t)sent;
  }
  return true;
}

// The value of a header in the head, or NULL.
static const char *header(const char *head, const char *name) {
  size_t length = strlen(name);
  for (const char *line = strstr(head, "\r\n"); line; line = strstr(line + 2, "\r\n")) {
    if (strncasecmp(line + 2, name, length) == 0 && line[2 + length] == ':') {
      const char *value = line + 3 + length;
      return value + strspn(value, " ");
    }
  }
  return NULL;
}

static bool parse(Connection *connection, size_t head_length, Request *request) {
  char *head = connection->bytes;
  head[head_length - 2] = '\0';
  if (strncmp(head, "POST ", 5) != 0 && strncmp(head, "GET ", 4) != 0) return false;
  const char *length_text = header(head, "Content-Length");
  const char *encodings = header(head, "Accept-Encoding");
  const char *keep = header(head, "Connection");
  if (header(head, "Transfer-Encoding")) return false;
  size_t body_length = length_text ? strtoul(length_text, NULL, 10) : 0;
  if (head_length + body_length > REQUEST_BYTES_MAX - 1) return false;
  request->total = head_length + body_length;
  size_t line_end = encodings ? strcspn(encodings, "\r") : 0;
  const char *gzip = encodings ? strstr(encodings, "gzip") : NULL;
  request->accepts_gzip = gzip && gzip < encodings + line_end;
  request->closes = keep && strncasecmp(keep, "close", 5) == 0;
  const char *expect = header(head, "Expect");
  if (expect && !send_all(connection, "HTTP/1.1 100 Continue\r\n\r\n", 25)) return false;
  char *path = strchr(head, ' ') + 1;
  path[strcspn(path, " ?\r")] = '\0';
  request->path = path;
  request->body = head + head_length;
  return true;
}

bool wire_read(Connection *connection, Request *request) {
  size_t head_length = 0;
  for (;;) {
    if (!head_length) {
      char *end = memmem(connection->bytes, connection->length, "\r\n\r\n", 4);
      if (end) {
        head_length = (size_t)(end - connection->bytes) + 4;
        if (!parse(connection, head_length, request)) return false;
      }
    }
    if (head_length && connection->length >= request->total) return true;
    if (connection->length + 1 >= connection->capacity) return false;
    ssize_t got = receive(connection, connection->bytes + connection->length,
                          connection->capacity - connection->length - 1);
    if (got <= 0) return false;
    connection->length += (size_t)got;
    connection->bytes[connection->length] = '\0';
  }
}

void wire_done(Connection *connection, const Request *request) {
  connection->length -= request->total;
  memmove(connection->bytes, connection->bytes + request->total, connection->length + 1);
}

bool wire_send(Connection *connection, int status, const char *body, size_t length, bool gzip) {
  char head[256];
  int head_length = snprintf(
      head, sizeof head,
      "HTTP/1.1 %d %s\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n%s\r\n", status,
      status == 200 ? "OK" : "Bad Request", length, gzip ? "Content-Encoding: gzip\r\n" : "");
  return send_all(connection, head, (size_t)head_length) && send_all(connection, body, length);
}
