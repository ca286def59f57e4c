/* Adds milliseconds to every fsync, as the disk of a small town does: loaded before a server with LD_PRELOAD.
   SLOW_FSYNC_MS says how many. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_a_moment(void) {
    const char *text = getenv("SLOW_FSYNC_MS");
    long milliseconds = text ? atol(text) : 5;
    struct timespec time = {milliseconds / 1000, (milliseconds % 1000) * 1000000L};
    nanosleep(&time, NULL);
}

int fsync(int file) {
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fsync");
    wait_a_moment();
    return real(file);
}

int fdatasync(int file) {
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
    wait_a_moment();
    return real(file);
}
