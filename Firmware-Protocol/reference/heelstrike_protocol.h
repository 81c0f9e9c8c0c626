/*
 * The firmware protocol, version 1, for the sensor's side: see ../PROTOCOL.md.
 *
 * C99 without allocation, recursion, globals or libc other than memcpy, memset and strlen. Every function that makes a
 * frame writes the bytes that go over the wire (checksum, byte stuffing and ending zero included) straight into the
 * caller's buffer and returns how many there are, or 0 when they did not fit or the arguments make no frame; no
 * sequence number is used then.
 *
 * Nothing here is safe against being interrupted by itself: one context owns an hs_device and its hs_ring, or a
 * critical section encloses the calls.
 */
#ifndef HEELSTRIKE_PROTOCOL_H
#define HEELSTRIKE_PROTOCOL_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * 1: CRC-32C from a table of 256 numbers, 1 KiB of flash, one look-up a byte.
 * 0: from a table of 16 numbers, 64 bytes, two look-ups a byte.
 */
#ifndef HS_CRC_FULL_TABLE
#define HS_CRC_FULL_TABLE 0
#endif

#define HS_VERSION 1u
#define HS_DEVICE_STREAM 0xFFFFu
#define HS_HEADER_BYTES 16u
#define HS_CHECKSUM_BYTES 4u
#define HS_FRAME_BYTES_MAX 65536u
#define HS_WIRE_BYTES_MAX 65795u
#define HS_DESCRIPTOR_BYTES_MAX 262144u

/* Most bytes on the wire of a frame with a payload of this many bytes, with the ending zero. */
#define HS_WIRE_BYTES(payload) ((payload) + 20u + ((payload) + 20u) / 254u + 2u)
/* Payload of a SAMPLES frame. */
#define HS_SAMPLES_BYTES(count, bytes_per_sample) (6u + (count) * (bytes_per_sample))
/* Payload of a DESCRIPTOR frame. */
#define HS_PART_BYTES(bytes_per_part) (12u + (bytes_per_part))
/* Payloads of the others; of HELLO with texts of these lengths. */
#define HS_HELLO_BYTES(model, serial_number, firmware) (21u + (model) + (serial_number) + (firmware))
#define HS_STATUS_BYTES 25u
#define HS_GAP_BYTES 10u
#define HS_CLOCK_REPLY_BYTES 20u
#define HS_ACK_BYTES 6u

enum {
    HS_HELLO = 1,
    HS_DESCRIPTOR = 2,
    HS_SAMPLES = 3,
    HS_STATUS = 4,
    HS_GAP = 5,
    HS_CLOCK_PROBE = 6,
    HS_CLOCK_REPLY = 7,
    HS_START = 8,
    HS_STOP = 9,
    HS_ACK = 10
};

/* ----------------------------------------------------------------------------------------------------------------
 * Checksum
 */

/* CRC-32C (RFC 3720 appendix B.4). */
uint32_t hs_crc32c(const uint8_t *bytes, size_t count);

/* ----------------------------------------------------------------------------------------------------------------
 * The self-description, best a `static const` table in flash
 */

typedef enum { HS_SIDE_UNKNOWN, HS_LEFT, HS_RIGHT } hs_side;

typedef enum { HS_PLACEMENT_UNKNOWN, HS_INSOLE, HS_INSTEP, HS_LATERAL_FOOT, HS_HEEL_CAP } hs_placement;

typedef enum { HS_MOUNTING_UNKNOWN, HS_FOOT_AXES } hs_mounting;

typedef enum { HS_AXIS_X, HS_AXIS_Y, HS_AXIS_Z } hs_axis;

typedef enum {
    HS_OTHER,
    HS_ACCELERATION,       /* has an axis */
    HS_ANGULAR_RATE,       /* has an axis */
    HS_MAGNETIC_FIELD,     /* has an axis */
    HS_CENTRE_OF_PRESSURE, /* has an axis */
    HS_CELL_LOAD,          /* has a cell number */
    HS_TOTAL_FORCE,
    HS_TEMPERATURE
} hs_quantity;

typedef enum {
    HS_METRES_PER_SECOND_SQUARED,
    HS_STANDARD_GRAVITY,
    HS_RADIANS_PER_SECOND,
    HS_DEGREES_PER_SECOND,
    HS_NEWTON,
    HS_NEWTON_SECOND,
    HS_PASCAL,
    HS_KILOPASCAL,
    HS_NEWTON_PER_SQUARE_CENTIMETRE,
    HS_MILLIMETRE_OF_MERCURY,
    HS_MICROTESLA,
    HS_METRE,
    HS_MILLIMETRE,
    HS_DEGREE_CELSIUS,
    HS_SECOND,
    HS_ONE,
    HS_COUNTS
} hs_unit;

typedef enum { HS_UINT8, HS_INT8, HS_UINT16, HS_INT16, HS_UINT32, HS_INT32, HS_FLOAT32, HS_FLOAT64 } hs_encoding;

typedef enum {
    HS_REGION_NONE,
    HS_HEEL,
    HS_HEEL_MEDIAL,
    HS_HEEL_LATERAL,
    HS_MIDFOOT,
    HS_MIDFOOT_MEDIAL,
    HS_MIDFOOT_LATERAL,
    HS_FOREFOOT,
    HS_METATARSAL_1,
    HS_METATARSAL_2_TO_3,
    HS_METATARSAL_4_TO_5,
    HS_METATARSALS,
    HS_HALLUX,
    HS_LESSER_TOES,
    HS_TOES
} hs_region;

/* numerator / denominator Hz, as 1024 / 5 for 204.8 Hz. A denominator of 0 counts as 1. */
typedef struct {
    uint32_t numerator;
    uint32_t denominator;
} hs_frequency;

/* A value means raw * scale + offset, in the unit. */
typedef struct {
    const char *name;
    hs_quantity quantity;
    hs_axis axis;
    int32_t cell; /* number of a cell, from 1, for HS_CELL_LOAD */
    hs_unit unit;
    hs_encoding encoding;
    double scale; /* 0 counts as 1 */
    double offset;
    uint8_t has_range; /* 1: the next two are sent */
    double lowest;     /* in the unit */
    double highest;
} hs_channel;

/* What of an hs_cell is known; the rest is not sent. */
enum { HS_HAS_X = 1, HS_HAS_Y = 2, HS_HAS_AREA = 4 };

typedef struct {
    int32_t number; /* from 1 */
    uint8_t has;    /* HS_HAS_... */
    double x;       /* mm from the heel end to the toes */
    double y;       /* mm to the person's left */
    double area;    /* mm2 */
    hs_region region;
} hs_cell;

typedef struct {
    uint16_t number; /* each once, not HS_DEVICE_STREAM */
    const char *name;
    hs_side side;
    hs_placement placement;
    hs_mounting mounting;
    hs_frequency sample_rate;
    hs_frequency clock_rate; /* numerator 0: microseconds */
    const hs_channel *channels;
    size_t channel_count;
    const hs_cell *cells; /* may be NULL */
    size_t cell_count;
} hs_stream;

/* Texts are UTF-8; NULL counts as empty, and a serial number or firmware of NULL is not sent. */
typedef struct {
    const char *manufacturer;
    const char *model;
    const char *serial_number;
    const char *firmware;
    const hs_stream *streams;
    size_t stream_count;
} hs_description;

/*
 * The self-description as CBOR. Returns its length whatever the capacity, like snprintf; the bytes are good only when
 * it is not more than the capacity. A device does not need this: hs_descriptor_part writes each part straight from the
 * table.
 */
size_t hs_description_cbor(const hs_description *description, uint8_t *bytes, size_t capacity);

/* Bytes of one value on the wire. */
size_t hs_encoding_bytes(hs_encoding encoding);

/* ----------------------------------------------------------------------------------------------------------------
 * The device: sequence numbers and counters
 */

/* What is counted for one stream. */
typedef struct {
    uint32_t sequence;     /* of the next frame */
    uint32_t sample_bytes; /* of all channels of one sample */
    uint64_t produced;     /* SAMPLES frames made since boot */
    uint64_t dropped;      /* of these, never sent */
    uint32_t gap_first;    /* dropped and not yet said in a GAP frame */
    uint32_t gap_count;
} hs_stream_state;

typedef struct {
    const hs_description *description;
    hs_stream_state *streams;
    const uint8_t *cbor; /* NULL: the description is written from the table */
    uint32_t descriptor_length;
    uint32_t descriptor_checksum;
    uint32_t sequence; /* of the next frame that concerns the whole device */
    uint16_t bytes_per_part;
    uint64_t boot_identity;
} hs_device;

/*
 * A device that has sent nothing yet. `streams` has one element for each stream of the description; both must outlive
 * the device and the description must not change. The boot identity is another number after each reset: a random
 * number, or a counter kept in flash.
 */
void hs_device_init(
    hs_device *device, const hs_description *description, hs_stream_state *streams, uint64_t boot_identity);

/*
 * Sends these bytes as the self-description, made elsewhere, instead of those from the table. The table must still have
 * the same streams and encodings, and the texts of HELLO.
 */
void hs_device_use_cbor(hs_device *device, const uint8_t *cbor, size_t length);

/* ----------------------------------------------------------------------------------------------------------------
 * A frame, byte by byte; for types that this file does not know. All else below is made from it.
 */

typedef struct {
    uint8_t *bytes;
    size_t capacity;
    size_t used;
    size_t code_at;    /* where the length of the open block goes */
    uint32_t length;   /* bytes before stuffing */
    uint32_t expected; /* bytes before stuffing that a SAMPLES frame must have, without the checksum */
    uint32_t checksum;
    uint8_t code;
    uint8_t failed;
} hs_frame;

void hs_frame_begin(
    hs_frame *frame, uint8_t type, uint16_t stream, uint32_t sequence, uint64_t ticks, uint8_t *out, size_t capacity);
void hs_put_u8(hs_frame *frame, uint8_t value);
void hs_put_u16(hs_frame *frame, uint16_t value);
void hs_put_u32(hs_frame *frame, uint32_t value);
void hs_put_u64(hs_frame *frame, uint64_t value);
void hs_put_i8(hs_frame *frame, int8_t value);
void hs_put_i16(hs_frame *frame, int16_t value);
void hs_put_i32(hs_frame *frame, int32_t value);
void hs_put_f32(hs_frame *frame, float value);
void hs_put_f64(hs_frame *frame, double value);
void hs_put_bytes(hs_frame *frame, const uint8_t *bytes, size_t count);
/* Number of bytes on the wire; 0 when they did not fit. */
size_t hs_frame_end(hs_frame *frame);

/* ----------------------------------------------------------------------------------------------------------------
 * What the device says. `ticks` is microseconds since boot, except in SAMPLES.
 */

size_t hs_hello(hs_device *device, uint64_t ticks, uint8_t *out, size_t capacity);

/* Number of DESCRIPTOR frames; `device->bytes_per_part`, 480 at first, may be changed before. */
uint16_t hs_descriptor_parts(const hs_device *device);
size_t hs_descriptor_part(hs_device *device, uint16_t index, uint64_t ticks, uint8_t *out, size_t capacity);

/*
 * Begins a frame of samples; all channels of all samples follow with hs_put_..., in the order of the description.
 *
 * stream: index in the description, not the number. ticks: time of the first sample in ticks of the stream's clock;
 * ticks and span together stay below 2^64. span: ticks from the first sample to the last. count: number of samples, at
 * least 1.
 */
void hs_samples_begin(
    const hs_device *device, hs_frame *frame, size_t stream, uint64_t ticks, uint32_t span, uint16_t count,
    uint8_t *out, size_t capacity);

/* One raw value: `u` for HS_UINT..., `i` for HS_INT..., `f` for HS_FLOAT32, `d` for HS_FLOAT64. */
typedef union {
    uint32_t u;
    int32_t i;
    float f;
    double d;
} hs_value;

/* A value in its channel's encoding; one that the encoding cannot hold spoils the frame. */
void hs_put_value(hs_frame *frame, hs_encoding encoding, hs_value value);
/* One sample: a value for each channel of the stream, encoded as the table says. */
void hs_put_sample(const hs_device *device, hs_frame *frame, size_t stream, const hs_value *values);

/* Number of bytes on the wire; 0 when they did not fit or are not exactly `count` samples. */
size_t hs_samples_end(hs_device *device, hs_frame *frame, size_t stream);

/*
 * 1 when the receiver will place sample `index` of `count`, which was taken `offset` ticks after the first, exactly
 * there. Where it is not so for all samples, send more frames. Multiplies only.
 */
int hs_span_is_exact(uint16_t index, uint16_t count, uint32_t span, uint32_t offset);

#define HS_BATTERY_UNKNOWN 0xFFu
#define HS_TEMPERATURE_UNKNOWN INT16_MIN

typedef struct {
    uint16_t stream; /* number, or HS_DEVICE_STREAM for all */
    uint64_t produced;
    uint64_t dropped;
    uint32_t checksum_errors; /* hs_decoder.bad_checksum */
    uint8_t battery;          /* per cent */
    int16_t temperature;      /* 0.01 degC */
} hs_status_report;

/* The counters of all streams together, battery and temperature unknown. */
hs_status_report hs_device_report(const hs_device *device);
size_t hs_status(hs_device *device, uint64_t ticks, const hs_status_report *report, uint8_t *out, size_t capacity);

size_t hs_gap(
    hs_device *device, uint64_t ticks, uint16_t stream_number, uint32_t first, uint32_t count, uint8_t *out,
    size_t capacity);

/* `received` is when the probe's last byte arrived, `sent` is read as late as possible. */
size_t hs_clock_reply(
    hs_device *device, uint32_t number, uint64_t host_time, uint64_t received, uint64_t sent, uint8_t *out,
    size_t capacity);

enum { HS_DONE = 0, HS_REFUSED = 1, HS_UNKNOWN_STREAM = 2, HS_NOT_UNDERSTOOD = 3 };

size_t hs_ack(
    hs_device *device, uint64_t ticks, uint8_t type, uint32_t sequence, uint8_t result, uint8_t *out, size_t capacity);

/* ----------------------------------------------------------------------------------------------------------------
 * Frames of samples that wait for the line. When it is full the oldest go, and GAP says so.
 *
 * Only SAMPLES wait here. All else is made at the moment of sending and overtakes them: the frames of one stream must
 * leave in the order in which they were made, and a CLOCK_REPLY that waited would tell a wrong time.
 */

typedef struct {
    uint8_t *bytes;
    size_t capacity;
    size_t first; /* where the oldest record begins */
    size_t used;
} hs_ring;

void hs_ring_init(hs_ring *ring, uint8_t *bytes, size_t capacity);
/* Keeps the frame that hs_samples_end just made; 1 when it is kept, 0 when it was dropped as longer than the ring. */
int hs_ring_push(hs_ring *ring, hs_device *device, size_t stream, const uint8_t *frame, size_t length);
/* Takes the oldest frame; 0 when there is none, or when it does not fit and stays. */
size_t hs_ring_pop(hs_ring *ring, uint8_t *out, size_t capacity);
/* A GAP frame for one stream that lost frames; 0 when none did. Send these before the next frame of the ring. */
size_t hs_next_gap(hs_device *device, uint64_t ticks, uint8_t *out, size_t capacity);

/* ----------------------------------------------------------------------------------------------------------------
 * What the host says, byte by byte
 */

/* A START or STOP whose payload is too short: answer with HS_NOT_UNDERSTOOD. */
#define HS_EVENT_NOT_UNDERSTOOD 255u

typedef struct {
    uint8_t kind; /* HS_HELLO, HS_CLOCK_PROBE, HS_START, HS_STOP or HS_EVENT_NOT_UNDERSTOOD */
    uint8_t type; /* as sent, for hs_ack */
    uint8_t highest_version; /* HELLO: that the host speaks */
    uint16_t stream;         /* START, STOP: number of the stream, HS_DEVICE_STREAM all */
    uint32_t sequence;       /* for hs_ack */
    uint32_t probe_number;   /* CLOCK_PROBE */
    uint64_t host_time;      /* CLOCK_PROBE */
} hs_event;

/* Bytes of a frame that are kept: header, and as much payload as a device reads. */
#define HS_DECODER_HEAD_BYTES 40u

typedef struct {
    uint8_t head[HS_DECODER_HEAD_BYTES];
    uint32_t length; /* bytes before stuffing, of the frame so far */
    uint32_t wire;   /* bytes on the wire, of the frame so far */
    uint32_t checksum;
    uint8_t block_left;   /* bytes of the open block still to come */
    uint8_t zero_pending; /* the open block stands for a zero, when something follows */
    uint8_t has_sequence;
    uint32_t last_sequence;
    /* Counters; bad_checksum belongs into STATUS. */
    uint32_t frames;
    uint32_t bad_checksum;
    uint32_t malformed;
    uint32_t oversized;
    uint32_t unsupported_version;
    uint32_t unknown_type;
    uint32_t repeated;
    uint32_t not_for_device; /* of types that only a device sends */
} hs_decoder;

void hs_decoder_init(hs_decoder *decoder);
/* Takes one byte; 1 when it completed something, which stands in `event` then. */
int hs_decoder_take(hs_decoder *decoder, uint8_t byte, hs_event *event);

#ifdef __cplusplus
}
#endif

#endif
