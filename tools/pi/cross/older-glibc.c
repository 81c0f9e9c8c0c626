/* What Swift's static libraries ask of glibc 2.38, for glibc 2.36 (Debian 12, Raspberry Pi OS Bookworm).
   Linked into the arm64 program only. The C23 names read "0b1" as well, which nothing here relies on. */
#include <stdarg.h>
#include <stddef.h>

long strtol(const char *, char **, int);
long long strtoll(const char *, char **, int);
unsigned long strtoul(const char *, char **, int);
unsigned long long strtoull(const char *, char **, int);
int vsscanf(const char *, const char *, va_list);

long __isoc23_strtol(const char *text, char **end, int base) { return strtol(text, end, base); }
long long __isoc23_strtoll(const char *text, char **end, int base) { return strtoll(text, end, base); }
unsigned long __isoc23_strtoul(const char *text, char **end, int base) { return strtoul(text, end, base); }
unsigned long long __isoc23_strtoull(const char *text, char **end, int base) { return strtoull(text, end, base); }

int __isoc23_sscanf(const char *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int read = vsscanf(text, format, arguments);
    va_end(arguments);
    return read;
}

/* As POSIX 2024 defines them: never more than `room` bytes, always ended, the length that was wanted is returned. */
__attribute__((weak)) size_t strlcpy(char *to, const char *from, size_t room)
{
    size_t length = 0;
    for (; from[length]; length++)
        if (length + 1 < room) to[length] = from[length];
    if (room) to[length < room ? length : room - 1] = 0;
    return length;
}

__attribute__((weak)) size_t strlcat(char *to, const char *from, size_t room)
{
    size_t used = 0;
    while (used < room && to[used]) used++;
    return used + (used == room ? strlcpy(to, from, 0) : strlcpy(to + used, from, room - used));
}

/* Debian's Swift 6.2.3 names a library for tests that it does not ship. */
void heelstrike_no_testing_foundation(void) {}
