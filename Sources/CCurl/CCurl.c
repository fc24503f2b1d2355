// Naming a thread is a GNU extension.
#define _GNU_SOURCE
#include "CCurl.h"

#include <pthread.h>
#include <string.h>

CURLcode ccurl_global_init(void) {
  return curl_global_init(CURL_GLOBAL_DEFAULT);
}

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode ccurl_set_header_lines(CURL *easy, struct curl_slist *lines) {
  return curl_easy_setopt(easy, CURLOPT_HTTPHEADER, lines);
}

CURLcode ccurl_set_body(CURL *easy, const void *bytes, size_t count) {
  // The size must be set first, because libcurl copies that many bytes.
  CURLcode code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  if (code != CURLE_OK) {
    return code;
  }
  return curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, count > 0 ? (const char *)bytes : "");
}

CURLcode ccurl_set_receivers(
  CURL *easy, void *context, curl_write_callback header, curl_write_callback body) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
  if (code == CURLE_OK) {
    code = curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
  }
  if (code == CURLE_OK) {
    code = curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
  }
  if (code == CURLE_OK) {
    code = curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
  }
  return code;
}

CURLcode ccurl_set_error_buffer(CURL *easy, char *buffer) {
  return curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, buffer);
}

long ccurl_get_long(CURL *easy, CURLINFO fact) {
  long value = -1;
  return curl_easy_getinfo(easy, fact, &value) == CURLE_OK ? value : -1;
}

curl_off_t ccurl_get_size(CURL *easy, CURLINFO fact) {
  curl_off_t value = -1;
  return curl_easy_getinfo(easy, fact, &value) == CURLE_OK ? value : -1;
}

bool ccurl_multi_next_finished(CURLM *multi, CURL **easy, CURLcode *result) {
  int waiting = 0;
  CURLMsg *message = NULL;
  while ((message = curl_multi_info_read(multi, &waiting)) != NULL) {
    if (message->msg == CURLMSG_DONE) {
      *easy = message->easy_handle;
      *result = message->data.result;
      return true;
    }
  }
  return false;
}

void ccurl_name_thread(const char *name) {
  char start[16] = {0};
  strncpy(start, name, sizeof start - 1);
  pthread_setname_np(pthread_self(), start);
}
