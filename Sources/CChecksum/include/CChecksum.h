#ifndef CCHECKSUM_H
#define CCHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/// Whether this processor has instructions for CRC-32C.
///
/// In C, as Swift cannot ask for an instruction that not every processor of the architecture has.
int crc32c_is_in_hardware(void);

/// The state of a CRC-32C after some more bytes; only to be called where `crc32c_is_in_hardware`.
uint32_t crc32c_by_hardware(uint32_t state, const uint8_t *_Nullable bytes, size_t count);

#endif
