#include "CClockShim.h"

#include <errno.h>
#include <string.h>
#include <sys/timex.h>

int clock_is_synchronised(void)
{
    struct timex state;
    memset(&state, 0, sizeof state);
    int status = adjtimex(&state);
    if (status < 0) return -errno;
    return status != TIME_ERROR && !(state.status & STA_UNSYNC);
}
