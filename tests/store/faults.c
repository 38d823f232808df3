/* Preloaded into winloop by faults.py: at the N-th call that changes a file, the process dies as by kill -9
   (WINLOOP_FAULT=kill:N), or that call and all later ones find the disk full (WINLOOP_FAULT=full:N). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls_left(void) {
  static long left = -1;
  if (left == -1) {
    const char* fault = getenv("WINLOOP_FAULT");
    const char* colon = fault ? strchr(fault, ':') : NULL;
    left = colon ? atol(colon + 1) : 0;
  }
  return left > 0 ? left-- : 0;
}

/* Whether this call is to fail. */
static int struck(int takes_space) {
  static int full = 0;
  const char* fault = getenv("WINLOOP_FAULT");
  if (!fault) return 0;
  if (full) return takes_space;
  if (calls_left() != 1) return 0;
  if (strncmp(fault, "kill", 4) == 0) kill(getpid(), SIGKILL);
  full = 1;
  return takes_space;
}

#define NEXT(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

#define FULL_DISK   \
  do {              \
    errno = ENOSPC; \
    return -1;      \
  } while (0)

ssize_t write(int fd, const void* data, size_t size) {
  if (fd > 2 && struck(1)) FULL_DISK;
  return NEXT(write)(fd, data, size);
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t at) {
  if (struck(1)) FULL_DISK;
  return NEXT(pwrite)(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) {
  if (struck(1)) FULL_DISK;
  return NEXT(pwrite64)(fd, data, size, at);
}

int ftruncate(int fd, off_t size) {
  struck(0);
  return NEXT(ftruncate)(fd, size);
}

int ftruncate64(int fd, off64_t size) {
  struck(0);
  return NEXT(ftruncate64)(fd, size);
}

int fsync(int fd) {
  struck(0);
  return NEXT(fsync)(fd);
}

int fdatasync(int fd) {
  struck(0);
  return NEXT(fdatasync)(fd);
}

int unlink(const char* path) {
  struck(0);
  return NEXT(unlink)(path);
}
