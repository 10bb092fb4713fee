/* Stands between the command and the system (LD_PRELOAD): counts the calls of each kind on watched files, and fails,
   shortens or kills at the n-th of one kind. Armed by the server in the child that runs the command; before that, and
   in whatever the command starts, it only passes calls on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { OPEN, READ, WRITE, FSYNC, RENAME, CLOSE, FORK, KINDS }; /* as in KINDS of server.py */

static char watched[4096];
static long at, seen[KINDS];
static int armed, kind; /* kind -1: only counts */
static int fault; /* an errno; -1: half of a write is taken; -2: the process is killed before the call */

void fault_arm(int k, long n, int f, const char *prefix) {
  strncpy(watched, prefix, sizeof watched - 1);
  kind = k, at = n, fault = f, armed = 1;
}

const long *fault_seen(void) {
  armed = 0;
  return seen;
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

static int now(int k, int is_watched) {
  if (!is_watched || (++seen[k], k != kind) || seen[k] != at) return 0;
  if (fault == -2) raise(SIGKILL);
  if (fault > 0) errno = fault;
  return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define OPENS(name)                                                                  \
  int name(const char *path, int flags, ...) {                                       \
    va_list rest;                                                                    \
    va_start(rest, flags);                                                           \
    mode_t mode = va_arg(rest, mode_t);                                              \
    va_end(rest);                                                                    \
    if (armed && now(OPEN, below(path))) return -1;                                  \
    return NEXT(name)(path, flags, mode);                                            \
  }
#define OPENSAT(name)                                                                \
  int name(int folder, const char *path, int flags, ...) {                           \
    va_list rest;                                                                    \
    va_start(rest, flags);                                                           \
    mode_t mode = va_arg(rest, mode_t);                                              \
    va_end(rest);                                                                    \
    if (armed && now(OPEN, below(path))) return -1;                                  \
    return NEXT(name)(folder, path, flags, mode);                                    \
  }
OPENS(open)
OPENS(open64)
OPENSAT(openat)
OPENSAT(openat64)

ssize_t read(int fd, void *data, size_t size) {
  if (armed && now(READ, of_file(fd))) return -1;
  return NEXT(read)(fd, data, size);
}

#define PREADS(name)                                                                 \
  ssize_t name(int fd, void *data, size_t size, off_t from) {                        \
    if (armed && now(READ, of_file(fd))) return -1;                                  \
    return NEXT(name)(fd, data, size, from);                                         \
  }
PREADS(pread)
PREADS(pread64)

static size_t taken(size_t size) { return size > 1 ? size / 2 : size; }

ssize_t write(int fd, const void *data, size_t size) {
  if (armed && now(WRITE, of_file(fd))) {
    if (fault != -1) return -1;
    size = taken(size);
  }
  return NEXT(write)(fd, data, size);
}

#define PWRITES(name)                                                                \
  ssize_t name(int fd, const void *data, size_t size, off_t from) {                  \
    if (armed && now(WRITE, of_file(fd))) {                                          \
      if (fault != -1) return -1;                                                    \
      size = taken(size);                                                            \
    }                                                                                \
    return NEXT(name)(fd, data, size, from);                                         \
  }
PWRITES(pwrite)
PWRITES(pwrite64)

#define SYNCS(name)                                                                  \
  int name(int fd) {                                                                 \
    if (armed && now(FSYNC, of_file(fd))) return -1;                                 \
    return NEXT(name)(fd);                                                           \
  }
SYNCS(fsync)
SYNCS(fdatasync)

int close(int fd) {
  if (armed && now(CLOSE, fd != 1 && of_file(fd))) { /* as on Linux: it is closed, whatever the answer */
    NEXT(close)(fd);
    errno = fault;
    return -1;
  }
  return NEXT(close)(fd);
}

/* Whatever changes the names in a folder. */
int rename(const char *old, const char *new) {
  if (armed && now(RENAME, below(old) || below(new))) return -1;
  return NEXT(rename)(old, new);
}

int unlink(const char *path) {
  if (armed && now(RENAME, below(path))) return -1;
  return NEXT(unlink)(path);
}

int unlinkat(int folder, const char *path, int flags) {
  if (armed && now(RENAME, folder == AT_FDCWD ? below(path) : of_file(folder))) return -1;
  return NEXT(unlinkat)(folder, path, flags);
}

int mkdir(const char *path, mode_t mode) {
  if (armed && now(RENAME, below(path))) return -1;
  return NEXT(mkdir)(path, mode);
}

/* A new process or thread. vfork cannot be stood in for; Python takes fork where it is refused. */
pid_t vfork(void) {
  if (!armed) return NEXT(fork)();
  errno = ENOSYS;
  return -1;
}

pid_t fork(void) {
  if (armed && now(FORK, 1)) return -1;
  pid_t child = NEXT(fork)();
  if (child == 0) armed = 0;
  return child;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *how, void *(*start)(void *), void *given) {
  if (armed && now(FORK, 1)) return fault > 0 ? fault : EAGAIN;
  return NEXT(pthread_create)(thread, how, start, given);
}
