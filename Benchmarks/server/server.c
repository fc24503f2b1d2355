// A stand-in for Plaid in benchmarks: serves prepared /transactions/sync pages and the few other
// endpoints that a pull needs, with one thread per connection.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#include "pages.h"
#include "wire.h"

static const char usage[] =
    "usage: server [--port 0] [--pages 100] [--page-size 500] [--items 1] [--today 2026-06-30]\n"
    "              [--latency-ms 0] [--gzip] [--tls CERT KEY] [--state fresh|nothing-new]\n"
    "Prints \"port N\" once it listens. Tokens: access-sandbox-bench-<item>, item from 1.\n"
    "--latency-ms delays /transactions/sync only. GET /bench/requests counts the requests.\n"
    "Cursors: \"\", \"c-1\" ... \"c-<pages>\".\n";

static Book book;
static Text *packed;  // the gzipped pages, item by item, `pages + 1` each; NULL without --gzip
static int latency_ms;
static bool nothing_new;
static SSL_CTX *tls_context;
static atomic_uint public_tokens, sync_requests, other_requests;

// The text after `"key":` in a flat JSON request, or NULL; sufficient for benchmark clients.
static const char *member(const char *json, const char *key) {
  char quoted[64];
  snprintf(quoted, sizeof quoted, "\"%s\"", key);
  const char *found = strstr(json, quoted);
  if (!found) return NULL;
  found += strlen(quoted);
  found += strspn(found, " \t\r\n:");
  return found;
}

// The number after `prefix` in a string member; 0 if the member is absent or has another form.
static int numbered(const char *json, const char *key, const char *prefix) {
  const char *value = member(json, key);
  if (!value || *value != '"' || strncmp(value + 1, prefix, strlen(prefix)) != 0) return 0;
  return atoi(value + 1 + strlen(prefix));
}

static void refuse(Text *out, const char *type, const char *code, const char *sentence) {
  text_format(out, "{\"error_type\":\"%s\",\"error_code\":\"%s\",\"error_message\":\"%s\","
                   "\"display_message\":null,\"request_id\":\"bench00000\"}",
              type, code, sentence);
}

static Text pack(const Text *plain) {
  z_stream stream = {0};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) abort();
  Text out = {0};
  text_reserve(&out, deflateBound(&stream, plain->length));
  stream.next_in = (Bytef *)plain->bytes;
  stream.avail_in = (uInt)plain->length;
  stream.next_out = (Bytef *)out.bytes;
  stream.avail_out = (uInt)out.capacity;
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) abort();
  out.length = stream.total_out;
  deflateEnd(&stream);
  out.bytes = realloc(out.bytes, out.length);
  out.capacity = out.length;
  return out;
}

static void pack_all(void) {
  packed = calloc((size_t)book.items * (size_t)(book.pages + 1), sizeof *packed);
  if (!packed) abort();
  Text plain = {0};
  for (int item = 1; item <= book.items; item++) {
    for (int page = 0; page <= book.pages; page++) {
      plain.length = 0;
      book_page(&book, item, page, &plain);
      packed[(item - 1) * (book.pages + 1) + page] = pack(&plain);
    }
  }
  free(plain.bytes);
}

static bool sync_page(Connection *connection, const Request *request, int item, Text *out) {
  if (latency_ms) {
    struct timespec pause = {latency_ms / 1000, latency_ms % 1000 * 1000000L};
    nanosleep(&pause, NULL);
  }
  const char *cursor = member(request->body, "cursor"), *count = member(request->body, "count");
  bool first = !cursor || strncmp(cursor, "\"\"", 2) == 0;
  int page = first ? 0 : numbered(request->body, "cursor", "c-");
  if (nothing_new) page = book.pages;
  if ((!first && page == 0) || page > book.pages || (count ? atoi(count) : 100) < book.page_size) {
    refuse(out, "INVALID_REQUEST", "INVALID_FIELD",
           "unknown cursor, or a count below this server's page size");
    return wire_send(connection, 400, out->bytes, out->length, false);
  }
  if (packed && request->accepts_gzip) {
    const Text *body = &packed[(item - 1) * (book.pages + 1) + page];
    return wire_send(connection, 200, body->bytes, body->length, true);
  }
  book_page(&book, item, page, out);
  return wire_send(connection, 200, out->bytes, out->length, false);
}

// The endpoints without a token; false if the path is none of them.
static bool tokenless(const Request *request, Text *out) {
  const char *path = request->path;
  if (strcmp(path, "/bench/requests") == 0) {
    text_format(out, "{\"transactions_sync\":%u,\"other\":%u,", atomic_load(&sync_requests),
                atomic_load(&other_requests));
  } else if (strcmp(path, "/link/token/create") == 0) {
    text_format(out, "{\"link_token\":\"link-sandbox-bench\","
                     "\"expiration\":\"2036-01-01T00:00:00Z\",");
  } else if (strcmp(path, "/sandbox/public_token/create") == 0) {
    unsigned item = atomic_fetch_add(&public_tokens, 1) % (unsigned)book.items + 1;
    text_format(out, "{\"public_token\":\"public-sandbox-bench-%u\",", item);
  } else if (strcmp(path, "/item/public_token/exchange") == 0) {
    int item = numbered(request->body, "public_token", "public-sandbox-bench-");
    char id[ID_LENGTH];
    make_id(id, 4, (uint64_t)item, 0, 0);
    text_format(out, "{\"access_token\":\"access-sandbox-bench-%d\",\"item_id\":\"%.*s\",", item,
                ID_LENGTH, id);
  } else if (strcmp(path, "/institutions/get_by_id") == 0) {
    int number = numbered(request->body, "institution_id", "ins_");
    text_format(out, "{\"institution\":{\"institution_id\":\"ins_%d\",\"name\":\"Bench Bank %d\","
                     "\"products\":[\"transactions\"],\"country_codes\":[\"US\"],\"url\":null,"
                     "\"primary_color\":null,\"logo\":null,\"routing_numbers\":[],"
                     "\"oauth\":false},", number, number - 900000);
  } else {
    return false;
  }
  text_format(out, "\"request_id\":\"bench00001\"}");
  return true;
}

static bool answer(Connection *connection, const Request *request, Text *out) {
  out->length = 0;
  bool sync = strcmp(request->path, "/transactions/sync") == 0;
  if (strncmp(request->path, "/bench/", 7) != 0) {
    atomic_fetch_add(sync ? &sync_requests : &other_requests, 1);
  }
  if (tokenless(request, out)) return wire_send(connection, 200, out->bytes, out->length, false);
  int item = numbered(request->body, "access_token", "access-sandbox-bench-");
  if (item < 1 || item > book.items) {
    refuse(out, "INVALID_INPUT", "INVALID_ACCESS_TOKEN",
           "tokens of this server are access-sandbox-bench-<item>");
    return wire_send(connection, 400, out->bytes, out->length, false);
  }
  if (sync) return sync_page(connection, request, item, out);
  if (strcmp(request->path, "/item/get") == 0) {
    text_format(out, "{\"item\":");
    book_item(item, out);
    text_format(out, ",\"status\":{\"transactions\":{\"last_successful_update\":"
                     "\"2026-06-30T06:00:00Z\",\"last_failed_update\":null},"
                     "\"last_webhook\":null},\"request_id\":\"bench00002\"}");
  } else if (strncmp(request->path, "/accounts/", 10) == 0) {
    text_format(out, "{\"accounts\":");
    book_accounts(item, out);
    text_format(out, ",\"item\":");
    book_item(item, out);
    text_format(out, ",\"request_id\":\"bench00003\"}");
  } else {
    refuse(out, "INVALID_REQUEST", "NOT_FOUND", "the benchmark server lacks this endpoint");
    return wire_send(connection, 400, out->bytes, out->length, false);
  }
  return wire_send(connection, 200, out->bytes, out->length, false);
}

static void *serve(void *argument) {
  Connection connection = {.socket = (int)(intptr_t)argument, .capacity = 65536};
  int on = 1;
  setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  connection.bytes = calloc(1, connection.capacity);
  if (!connection.bytes) abort();
  bool usable = true;
  if (tls_context) {
    connection.tls = SSL_new(tls_context);
    SSL_set_fd(connection.tls, connection.socket);
    usable = SSL_accept(connection.tls) == 1;
  }
  Text out = {0};
  Request request;
  while (usable && wire_read(&connection, &request)) {
    usable = answer(&connection, &request, &out) && !request.closes;
    wire_done(&connection, &request);
  }
  if (connection.tls) SSL_free(connection.tls);
  close(connection.socket);
  free(connection.bytes);
  free(out.bytes);
  return NULL;
}

static void use_tls(const char *certificate, const char *key) {
  tls_context = SSL_CTX_new(TLS_server_method());
  if (!tls_context || SSL_CTX_use_certificate_chain_file(tls_context, certificate) != 1 ||
      SSL_CTX_use_PrivateKey_file(tls_context, key, SSL_FILETYPE_PEM) != 1) {
    fputs("server: the certificate or key cannot be used\n", stderr);
    exit(1);
  }
}

static int listen_on(int port) {
  int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET,
                                .sin_port = htons((uint16_t)port),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, length) != 0 || listen(listener, 64) != 0 ||
      getsockname(listener, (struct sockaddr *)&address, &length) != 0) {
    perror("server");
    exit(1);
  }
  printf("port %d\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

int main(int count, char **words) {
  int port = 0, pages = 100, items = 1, page_size = 500;
  bool gzip = false;
  const char *today = "2026-06-30";
  for (int k = 1; k < count; k++) {
    const char *word = words[k], *value = k + 1 < count ? words[k + 1] : "";
    if (strcmp(word, "--gzip") == 0) { gzip = true; continue; }
    if (strcmp(word, "--tls") == 0 && k + 2 < count) { use_tls(value, words[k + 2]); k++; }
    else if (strcmp(word, "--port") == 0) port = atoi(value);
    else if (strcmp(word, "--pages") == 0) pages = atoi(value);
    else if (strcmp(word, "--page-size") == 0) page_size = atoi(value);
    else if (strcmp(word, "--items") == 0) items = atoi(value);
    else if (strcmp(word, "--today") == 0) today = value;
    else if (strcmp(word, "--latency-ms") == 0) latency_ms = atoi(value);
    else if (strcmp(word, "--state") == 0) nothing_new = strcmp(value, "nothing-new") == 0;
    else { fputs(usage, stderr); return 64; }
    k++;
  }
  if (pages < 1 || items < 1 || page_size < 1) { fputs(usage, stderr); return 64; }
  signal(SIGPIPE, SIG_IGN);
  book_build(&book, items, pages, page_size, day_from_text(today));
  if (gzip) pack_all();
  int listener = listen_on(port);
  for (;;) {
    int client = accept(listener, NULL, NULL);
    if (client < 0) continue;
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)client) == 0) pthread_detach(thread);
    else close(client);
  }
}
