/* Stands between the command and the system (LD_PRELOAD): fails, shortens or kills at the n-th call of one kind on a
   watched file. Armed by the server in the child that runs the command; before that it only passes calls on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char kind[16], watched[4096];
static long at, seen;
static int fault; /* an errno; -1: half of a write is taken; -2: the process is killed before the call */

void fault_arm(const char *k, long n, int f, const char *prefix) {
  strncpy(kind, k, sizeof kind - 1);
  strncpy(watched, prefix, sizeof watched - 1);
  at = n, seen = 0, fault = f;
}

long fault_seen(void) {
  long count = seen;
  kind[0] = 0;
  return count;
}

static int below(const char *path) {
  char here[4096];
  if (path && path[0] != '/' && getcwd(here, sizeof here - 1)) path = strcat(here, "/"); /* where a relative one starts */
  return path && strncmp(path, watched, strlen(watched)) == 0;
}

static int of_file(int fd) {
  char link[64], path[4096];
  if (fd == 1) return 1;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return below(path);
}

static int now(const char *k, int is_watched) {
  if (!kind[0] || strcmp(kind, k) || !is_watched || ++seen != at) return 0;
  if (fault == -2) raise(SIGKILL);
  if (fault > 0) errno = fault;
  return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define OPEN(name)                                                                   \
  int name(const char *path, int flags, ...) {                                       \
    va_list rest;                                                                    \
    va_start(rest, flags);                                                           \
    mode_t mode = va_arg(rest, mode_t);                                              \
    va_end(rest);                                                                    \
    if (kind[0] && now("open", below(path))) return -1;                              \
    return NEXT(name)(path, flags, mode);                                            \
  }
#define OPENAT(name)                                                                 \
  int name(int folder, const char *path, int flags, ...) {                           \
    va_list rest;                                                                    \
    va_start(rest, flags);                                                           \
    mode_t mode = va_arg(rest, mode_t);                                              \
    va_end(rest);                                                                    \
    if (kind[0] && now("open", below(path))) return -1;                              \
    return NEXT(name)(folder, path, flags, mode);                                    \
  }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

ssize_t read(int fd, void *data, size_t size) {
  if (kind[0] && strcmp(kind, "read") == 0 && now("read", of_file(fd))) return -1;
  return NEXT(read)(fd, data, size);
}

ssize_t write(int fd, const void *data, size_t size) {
  if (kind[0] && strcmp(kind, "write") == 0 && now("write", of_file(fd))) {
    if (fault != -1) return -1;
    size = size > 1 ? size / 2 : size;
  }
  return NEXT(write)(fd, data, size);
}

int fsync(int fd) {
  if (kind[0] && now("fsync", of_file(fd))) return -1;
  return NEXT(fsync)(fd);
}

int rename(const char *old, const char *new) {
  if (kind[0] && now("rename", below(old) || below(new))) return -1;
  return NEXT(rename)(old, new);
}
