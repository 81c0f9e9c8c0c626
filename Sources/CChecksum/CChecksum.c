#include "CChecksum.h"

#include <string.h>

#if defined(__x86_64__)

int crc32c_is_in_hardware(void) { return __builtin_cpu_supports("sse4.2") != 0; }

#define WITH_CRC __attribute__((target("sse4.2")))
#define CRC_OF_8(state, word) ((uint32_t)__builtin_ia32_crc32di((state), (word)))
#define CRC_OF_1(state, byte) __builtin_ia32_crc32qi((state), (byte))

#elif defined(__aarch64__) && defined(__linux__) && defined(__AARCH64EL__)

#include <sys/auxv.h>

/// Of <asm/hwcap.h>, which not every cross compiler's sysroot has.
#define CRC32_CAPABILITY (1UL << 7)

int crc32c_is_in_hardware(void) { return (getauxval(AT_HWCAP) & CRC32_CAPABILITY) != 0; }

#define WITH_CRC __attribute__((target("crc")))
#define CRC_OF_8(state, word) __builtin_arm_crc32cd((state), (word))
#define CRC_OF_1(state, byte) __builtin_arm_crc32cb((state), (byte))

#else

int crc32c_is_in_hardware(void) { return 0; }

#define WITH_CRC
#define CRC_OF_8(state, word) (state)
#define CRC_OF_1(state, byte) (state)

#endif

WITH_CRC uint32_t crc32c_by_hardware(uint32_t state, const uint8_t *bytes, size_t count) {
    while (count >= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        state = CRC_OF_8(state, word);
        bytes += 8;
        count -= 8;
    }
    while (count > 0) {
        state = CRC_OF_1(state, *bytes);
        bytes += 1;
        count -= 1;
    }
    return state;
}
