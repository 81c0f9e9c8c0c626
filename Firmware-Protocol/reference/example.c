/*
 * A left insole with two streams: 16 pressure cells at 100 Hz and an inertial sensor at 204.8 Hz.
 *
 * Replace the four functions of the board; on a computer they write the bytes of a short session to standard output.
 */
#include "heelstrike_protocol.h"

#include <stdio.h>

/* ---- The board ---- */

static uint64_t now; /* microseconds since boot */

static uint64_t board_microseconds(void) { return now; }

static void board_send(const uint8_t *bytes, size_t count) { (void)fwrite(bytes, 1, count, stdout); }

/* 1 while the line takes bytes; here it is busy half of the time, so that the ring has work. */
static int board_can_send(void) { return (now / 500000u) % 2u == 0; }

static uint16_t board_cell(unsigned cell) { return (uint16_t)(1000u + 10u * cell + (unsigned)(now / 10000u) % 7u); }

/* ---- What this device is: a table in flash ---- */

#define CELL(n) \
    {.name = "cell " #n, .quantity = HS_CELL_LOAD, .cell = n, .unit = HS_KILOPASCAL, .encoding = HS_UINT16, \
     .scale = 0.1}
#define AXIS(text, what, which, in, factor) \
    {.name = text, .quantity = what, .axis = which, .unit = in, .encoding = HS_INT16, .scale = factor}
#define PLACE(n, along, across, where) \
    {.number = n, .has = HS_HAS_X | HS_HAS_Y | HS_HAS_AREA, .x = along, .y = across, .area = 250, .region = where}

static const hs_channel cells[] = {
    CELL(1), CELL(2),  CELL(3),  CELL(4),  CELL(5),  CELL(6),  CELL(7),  CELL(8),
    CELL(9), CELL(10), CELL(11), CELL(12), CELL(13), CELL(14), CELL(15), CELL(16),
};
static const hs_cell places[] = {
    PLACE(1, 25, 12, HS_HEEL),     PLACE(2, 25, -12, HS_HEEL),     PLACE(3, 55, 12, HS_HEEL),
    PLACE(4, 55, -12, HS_HEEL),    PLACE(5, 95, 18, HS_MIDFOOT),   PLACE(6, 95, 2, HS_MIDFOOT),
    PLACE(7, 130, 22, HS_MIDFOOT), PLACE(8, 130, 4, HS_MIDFOOT),   PLACE(9, 175, 34, HS_FOREFOOT),
    PLACE(10, 180, 16, HS_FOREFOOT), PLACE(11, 185, 0, HS_FOREFOOT), PLACE(12, 185, -18, HS_FOREFOOT),
    PLACE(13, 225, 18, HS_TOES),   PLACE(14, 230, 4, HS_TOES),     PLACE(15, 235, -8, HS_TOES),
    PLACE(16, 240, -22, HS_HALLUX),
};
static const hs_channel axes[] = {
    AXIS("ax", HS_ACCELERATION, HS_AXIS_X, HS_STANDARD_GRAVITY, 16.0 / 32768),
    AXIS("ay", HS_ACCELERATION, HS_AXIS_Y, HS_STANDARD_GRAVITY, 16.0 / 32768),
    AXIS("az", HS_ACCELERATION, HS_AXIS_Z, HS_STANDARD_GRAVITY, 16.0 / 32768),
    AXIS("gx", HS_ANGULAR_RATE, HS_AXIS_X, HS_DEGREES_PER_SECOND, 2000.0 / 32768),
    AXIS("gy", HS_ANGULAR_RATE, HS_AXIS_Y, HS_DEGREES_PER_SECOND, 2000.0 / 32768),
    AXIS("gz", HS_ANGULAR_RATE, HS_AXIS_Z, HS_DEGREES_PER_SECOND, 2000.0 / 32768),
};

enum { PRESSURE, INERTIAL, STREAMS }; /* indices; the numbers on the wire stand in the table */

static const hs_stream streams[STREAMS] = {
    {.number = 1, .name = "pressure", .side = HS_LEFT, .placement = HS_INSOLE, .mounting = HS_FOOT_AXES,
     .sample_rate = {100, 1}, .channels = cells, .channel_count = 16, .cells = places, .cell_count = 16},
    {.number = 2, .name = "inertial", .side = HS_LEFT, .placement = HS_INSOLE, .mounting = HS_FOOT_AXES,
     .sample_rate = {1024, 5}, .channels = axes, .channel_count = 6},
};
static const hs_description description = {
    .manufacturer = "Example", .model = "Insole 16", .serial_number = "0017", .firmware = "1.0.0",
    .streams = streams, .stream_count = STREAMS,
};

/* ---- State: all the memory that the protocol needs ---- */

#define SAMPLES_PER_FRAME 10u

static hs_device device;
static hs_stream_state states[STREAMS];
static hs_decoder decoder;
static hs_ring ring;
static uint8_t waiting[4096];
static uint8_t frame_bytes[HS_WIRE_BYTES(HS_PART_BYTES(480u))]; /* the longest frame that we make */
static int running[STREAMS];

/* One context owns `device`, `ring` and `frame_bytes`; a driver's interrupt only fills its own buffer. */

static void send(size_t count) { board_send(frame_bytes, count); }

static void introduce(void)
{
    uint16_t part;
    send(hs_hello(&device, board_microseconds(), frame_bytes, sizeof frame_bytes));
    for (part = 0; part < hs_descriptor_parts(&device); part++) {
        send(hs_descriptor_part(&device, part, board_microseconds(), frame_bytes, sizeof frame_bytes));
    }
}

static uint8_t set_running(uint16_t number, int on)
{
    uint8_t result = HS_UNKNOWN_STREAM;
    size_t stream;
    for (stream = 0; stream < STREAMS; stream++) {
        if (number != HS_DEVICE_STREAM && number != streams[stream].number) continue;
        running[stream] = on;
        result = HS_DONE;
    }
    return result;
}

/* For each byte that the host sent; `arrived` is its time, taken as early as the driver can. */
static void receive(uint8_t byte, uint64_t arrived)
{
    hs_event event;
    uint8_t result;
    if (!hs_decoder_take(&decoder, byte, &event)) return;
    switch (event.kind) {
    case HS_HELLO: introduce(); return;
    case HS_CLOCK_PROBE:
        send(hs_clock_reply(
            &device, event.probe_number, event.host_time, arrived, board_microseconds(), frame_bytes,
            sizeof frame_bytes));
        return;
    case HS_START: result = set_running(event.stream, 1); break;
    case HS_STOP: result = set_running(event.stream, 0); break;
    default: result = HS_NOT_UNDERSTOOD; break;
    }
    send(hs_ack(&device, board_microseconds(), event.type, event.sequence, result, frame_bytes, sizeof frame_bytes));
}

/* Ten samples of the cells are there; `last` is when the last was taken. */
static void take_pressure(uint64_t first, uint64_t last)
{
    hs_frame frame;
    unsigned sample, cell;
    size_t count;
    if (!running[PRESSURE]) return;
    hs_samples_begin(
        &device, &frame, PRESSURE, first, (uint32_t)(last - first), SAMPLES_PER_FRAME, frame_bytes, sizeof frame_bytes);
    for (sample = 0; sample < SAMPLES_PER_FRAME; sample++) {
        for (cell = 0; cell < 16; cell++) hs_put_u16(&frame, board_cell(cell));
    }
    count = hs_samples_end(&device, &frame, PRESSURE);
    (void)hs_ring_push(&ring, &device, PRESSURE, frame_bytes, count);
}

/* The same with the table's encodings; one sample to a frame. */
static void take_inertial(uint64_t ticks)
{
    hs_value values[6] = {{.i = 0}, {.i = 0}, {.i = 2048}, {.i = 0}, {.i = -17}, {.i = 0}};
    hs_frame frame;
    size_t count;
    if (!running[INERTIAL]) return;
    hs_samples_begin(&device, &frame, INERTIAL, ticks, 0, 1, frame_bytes, sizeof frame_bytes);
    hs_put_sample(&device, &frame, INERTIAL, values);
    count = hs_samples_end(&device, &frame, INERTIAL);
    (void)hs_ring_push(&ring, &device, INERTIAL, frame_bytes, count);
}

/* Whenever the line has room: first what was lost, then what waits. */
static void drain(void)
{
    size_t count;
    while ((count = hs_next_gap(&device, board_microseconds(), frame_bytes, sizeof frame_bytes)) != 0) send(count);
    while ((count = hs_ring_pop(&ring, frame_bytes, sizeof frame_bytes)) != 0) send(count);
}

static void report_status(void)
{
    hs_status_report report = hs_device_report(&device);
    report.checksum_errors = decoder.bad_checksum;
    report.battery = 87;
    report.temperature = 3125; /* 31.25 degC */
    send(hs_status(&device, board_microseconds(), &report, frame_bytes, sizeof frame_bytes));
}

int main(void)
{
    /* START for all streams, number 0, as a host sends it. */
    static const uint8_t start[] = {0x05, 0x01, 0x08, 0xFF, 0xFF, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
                                    0x01, 0x01, 0x01, 0x01, 0x03, 0xFF, 0xFF, 0x04, 0x52, 0x8E, 0xA2, 0x00};
    uint64_t step;
    uint64_t ten_cells = 90000; /* when the next ten samples of the cells are there: every 100 ms */
    size_t index;

    hs_device_init(&device, &description, states, 0x5EED);
    hs_decoder_init(&decoder);
    hs_ring_init(&ring, waiting, sizeof waiting);
    board_send((const uint8_t *)"", 1); /* one zero ends whatever stood on the line */
    introduce();
    for (index = 0; index < sizeof start; index++) receive(start[index], board_microseconds());

    /* 204.8 Hz: sample n is taken at round(n * 5 / 1024 s). */
    for (step = 0; step < 1024; step++) {
        now = (step * 5000000u + 512u) / 1024u;
        take_inertial(now);
        if (now >= ten_cells) {
            take_pressure(ten_cells - 90000u, ten_cells);
            ten_cells += 100000u;
        }
        if (step % 205u == 204u) report_status();
        if (board_can_send()) drain();
    }
    now = 5000000u;
    drain();
    return 0;
}
