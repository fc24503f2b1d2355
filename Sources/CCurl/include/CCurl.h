#ifndef CCURL_H
#define CCURL_H

// libcurl sets options and returns information through variadic functions, which Swift cannot call.
// Each function here does the same for one type of argument. Functions of libcurl that are not
// variadic are called directly.

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>

/// Initializes libcurl; must have returned before any other call.
CURLcode ccurl_global_init(void);

/// Sets an option that takes a number or a flag.
CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value);

/// Sets an option that takes a number of bytes.
CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value);

/// Sets an option that takes a string, which is copied; `NULL` restores the default.
CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value);

/// Sets the request's header lines; the list must outlive the transfer.
CURLcode ccurl_set_header_lines(CURL *easy, struct curl_slist *lines);

/// Sets the request's body, which is copied; an empty body is sent as an empty one.
CURLcode ccurl_set_body(CURL *easy, const void *bytes, size_t count);

/// Sets the functions that receive the answer: its header line by line, its body in pieces.
CURLcode ccurl_set_receivers(
  CURL *easy, void *context, curl_write_callback header, curl_write_callback body);

/// Sets the buffer for the description of an error; it must have `CURL_ERROR_SIZE` bytes.
CURLcode ccurl_set_error_buffer(CURL *easy, char *buffer);

/// Returns information that is a whole number, or -1 if it is not known.
long ccurl_get_long(CURL *easy, CURLINFO fact);

/// Returns information that is a size or a time in microseconds, or -1 if it is not known.
curl_off_t ccurl_get_size(CURL *easy, CURLINFO fact);

/// Removes the next finished transfer from the queue; returns `false` if there is none.
bool ccurl_multi_next_finished(CURLM *multi, CURL **easy, CURLcode *result);

/// Names the calling thread for debuggers; only the first 15 bytes are used.
void ccurl_name_thread(const char *name);

#endif
