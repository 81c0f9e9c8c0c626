#ifndef CSERIALSHIM_H
#define CSERIALSHIM_H

#include <stddef.h>
#include <stdint.h>

/// Sets a line to raw bytes, 8N1, any whole baud rate (termios2 with BOTHER), and throws away what stood in it.
/// With `exclusive` no other program can use it (EBUSY); on a real line only root can still open it.
/// Returns 0 or a negative errno.
int serial_configure(int descriptor, uint32_t baud, int exclusive);

/// Lets others use the line again and closes it.
void serial_release(int descriptor);

/// Reads the baud rate back. Returns 0 or a negative errno.
int serial_baud(int descriptor, uint32_t *baud);

/// Bytes that have arrived and were not read yet, or a negative errno.
int serial_unread(int descriptor);

/// Opens a pseudo-terminal without blocking and writes the name of its other end. Returns a descriptor or a negative errno.
int serial_open_pseudo_terminal(char *name, size_t capacity);

/// Makes a pipe whose ends never block. Returns 0 or a negative errno.
int serial_make_pipe(int ends[2]);

#endif
