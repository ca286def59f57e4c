/* Adds milliseconds to every fsync, as the disk of a small town does: loaded before a server with LD_PRELOAD.
   The file that SLOW_FSYNC names says how many; it is read each time, so that a disk can grow slow while a server runs. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void wait_a_moment(void) {
    const char *name = getenv("SLOW_FSYNC");
    FILE *file = name ? fopen(name, "r") : NULL;
    long milliseconds = 0;
    if (!file) return;
    if (fscanf(file, "%ld", &milliseconds) != 1) milliseconds = 0;
    fclose(file);
    struct timespec time = {milliseconds / 1000, (milliseconds % 1000) * 1000000L};
    if (milliseconds > 0) nanosleep(&time, NULL);
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
