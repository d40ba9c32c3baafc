#ifndef INTRAMURAL_CCURL_SHIM_H
#define INTRAMURAL_CCURL_SHIM_H

// The option's type is checked by the shim below that takes it, not by curl's macros.
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>

// Swift cannot call variadic functions: one shim for each type that curl_easy_setopt and curl_easy_getinfo take.

static inline CURLcode intramural_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode intramural_set_off_t(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

/// For string options, which curl copies; NULL restores the default.
static inline CURLcode intramural_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

/// For pointers that curl keeps: they must live until the transfer ends or the option is set anew.
static inline CURLcode intramural_set_pointer(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, value);
}

typedef size_t (*intramural_sink)(char *bytes, size_t size, size_t count, void *context);

/// For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
static inline CURLcode intramural_set_sink(CURL *handle, CURLoption option, intramural_sink sink) {
    return curl_easy_setopt(handle, option, sink);
}

static inline CURLcode intramural_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

/// The result of the transfer that has ended; -1 if none has.
static inline int intramural_finished(CURLM *multi) {
    int left = 0;
    CURLMsg *message = curl_multi_info_read(multi, &left);
    return message && message->msg == CURLMSG_DONE ? (int)message->data.result : -1;
}

/// Any authentication that the proxy asks for (a macro with a cast, which Swift does not see).
static const long intramural_any_authentication = (long)CURLAUTH_ANY;

#endif
