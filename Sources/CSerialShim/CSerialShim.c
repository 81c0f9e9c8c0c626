#define _GNU_SOURCE
#include "CSerialShim.h"

#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

// <sys/ioctl.h> brings another struct winsize and termios than the kernel's.
extern int ioctl(int descriptor, unsigned long request, ...);

int serial_configure(int descriptor, uint32_t baud, int exclusive) {
    struct termios2 settings;
    if (ioctl(descriptor, TCGETS2, &settings) != 0) return -errno;
    settings.c_iflag &= ~(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXOFF | INPCK);
    settings.c_oflag &= ~OPOST;
    settings.c_lflag &= ~(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    settings.c_cflag &= ~(CSIZE | PARENB | CSTOPB | CRTSCTS | CBAUD | (CBAUD << IBSHIFT));
    settings.c_cflag |= CS8 | CLOCAL | CREAD | BOTHER | (BOTHER << IBSHIFT);
    settings.c_ispeed = baud;
    settings.c_ospeed = baud;
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    if (ioctl(descriptor, TCSETS2, &settings) != 0) return -errno;
    if (exclusive) {
        // Between programs like this one; ends by itself with the program.
        if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) return errno == EWOULDBLOCK ? -EBUSY : -errno;
        // Against all others. A pseudo-terminal, which has no modem lines, would stay closed for ever after a crash.
        int lines = 0;
        if (ioctl(descriptor, TIOCMGET, &lines) == 0 && ioctl(descriptor, TIOCEXCL) != 0) return -errno;
    }
    if (ioctl(descriptor, TCFLSH, TCIFLUSH) != 0) return -errno;
    return 0;
}

void serial_release(int descriptor) {
    ioctl(descriptor, TIOCNXCL);
    close(descriptor);
}

int serial_baud(int descriptor, uint32_t *baud) {
    struct termios2 settings;
    if (ioctl(descriptor, TCGETS2, &settings) != 0) return -errno;
    *baud = settings.c_ospeed;
    return 0;
}

int serial_unread(int descriptor) {
    int count = 0;
    return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -errno;
}

int serial_open_pseudo_terminal(char *name, size_t capacity) {
    int descriptor = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return -errno;
    int failure = 0;
    if (grantpt(descriptor) != 0 || unlockpt(descriptor) != 0) failure = errno;
    if (failure == 0) failure = ptsname_r(descriptor, name, capacity);
    // Raw before anybody opens the other end, so that no byte is echoed or changed.
    if (failure == 0) failure = -serial_configure(descriptor, 115200, 0);
    // Opened and closed once: only from then on poll tells by POLLHUP whether somebody has the other end open.
    int other = failure == 0 ? open(name, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
    if (failure == 0 && other < 0) failure = errno;
    if (other >= 0) close(other);
    if (failure == 0) return descriptor;
    close(descriptor);
    return -failure;
}

int serial_make_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0 ? 0 : -errno; }
