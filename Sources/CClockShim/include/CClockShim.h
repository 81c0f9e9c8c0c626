#ifndef CCLOCKSHIM_H
#define CCLOCKSHIM_H

/// Whether something keeps the calendar clock right, as the kernel has been told: 1, 0, or a negative errno.
///
/// In C, as Swift's Glibc module has no <sys/timex.h>.
int clock_is_synchronised(void);

#endif
