#include "heelstrike_protocol.h"

#include <string.h>

/* Descriptions send 64-bit floats, and the bytes of a number are those of an integer of its size. */
typedef char hs_double_must_have_64_bits[sizeof(double) == 8 ? 1 : -1];
typedef char hs_float_must_have_32_bits[sizeof(float) == 4 ? 1 : -1];

/* ----------------------------------------------------------------------------------------------------------------
 * Checksum
 */

/* Polynomial 1EDC6F41, reflected 82F63B78. */
#if HS_CRC_FULL_TABLE
static const uint32_t crc_table[256] = {
    0x00000000u, 0xF26B8303u, 0xE13B70F7u, 0x1350F3F4u, 0xC79A971Fu, 0x35F1141Cu, 0x26A1E7E8u, 0xD4CA64EBu,
    0x8AD958CFu, 0x78B2DBCCu, 0x6BE22838u, 0x9989AB3Bu, 0x4D43CFD0u, 0xBF284CD3u, 0xAC78BF27u, 0x5E133C24u,
    0x105EC76Fu, 0xE235446Cu, 0xF165B798u, 0x030E349Bu, 0xD7C45070u, 0x25AFD373u, 0x36FF2087u, 0xC494A384u,
    0x9A879FA0u, 0x68EC1CA3u, 0x7BBCEF57u, 0x89D76C54u, 0x5D1D08BFu, 0xAF768BBCu, 0xBC267848u, 0x4E4DFB4Bu,
    0x20BD8EDEu, 0xD2D60DDDu, 0xC186FE29u, 0x33ED7D2Au, 0xE72719C1u, 0x154C9AC2u, 0x061C6936u, 0xF477EA35u,
    0xAA64D611u, 0x580F5512u, 0x4B5FA6E6u, 0xB93425E5u, 0x6DFE410Eu, 0x9F95C20Du, 0x8CC531F9u, 0x7EAEB2FAu,
    0x30E349B1u, 0xC288CAB2u, 0xD1D83946u, 0x23B3BA45u, 0xF779DEAEu, 0x05125DADu, 0x1642AE59u, 0xE4292D5Au,
    0xBA3A117Eu, 0x4851927Du, 0x5B016189u, 0xA96AE28Au, 0x7DA08661u, 0x8FCB0562u, 0x9C9BF696u, 0x6EF07595u,
    0x417B1DBCu, 0xB3109EBFu, 0xA0406D4Bu, 0x522BEE48u, 0x86E18AA3u, 0x748A09A0u, 0x67DAFA54u, 0x95B17957u,
    0xCBA24573u, 0x39C9C670u, 0x2A993584u, 0xD8F2B687u, 0x0C38D26Cu, 0xFE53516Fu, 0xED03A29Bu, 0x1F682198u,
    0x5125DAD3u, 0xA34E59D0u, 0xB01EAA24u, 0x42752927u, 0x96BF4DCCu, 0x64D4CECFu, 0x77843D3Bu, 0x85EFBE38u,
    0xDBFC821Cu, 0x2997011Fu, 0x3AC7F2EBu, 0xC8AC71E8u, 0x1C661503u, 0xEE0D9600u, 0xFD5D65F4u, 0x0F36E6F7u,
    0x61C69362u, 0x93AD1061u, 0x80FDE395u, 0x72966096u, 0xA65C047Du, 0x5437877Eu, 0x4767748Au, 0xB50CF789u,
    0xEB1FCBADu, 0x197448AEu, 0x0A24BB5Au, 0xF84F3859u, 0x2C855CB2u, 0xDEEEDFB1u, 0xCDBE2C45u, 0x3FD5AF46u,
    0x7198540Du, 0x83F3D70Eu, 0x90A324FAu, 0x62C8A7F9u, 0xB602C312u, 0x44694011u, 0x5739B3E5u, 0xA55230E6u,
    0xFB410CC2u, 0x092A8FC1u, 0x1A7A7C35u, 0xE811FF36u, 0x3CDB9BDDu, 0xCEB018DEu, 0xDDE0EB2Au, 0x2F8B6829u,
    0x82F63B78u, 0x709DB87Bu, 0x63CD4B8Fu, 0x91A6C88Cu, 0x456CAC67u, 0xB7072F64u, 0xA457DC90u, 0x563C5F93u,
    0x082F63B7u, 0xFA44E0B4u, 0xE9141340u, 0x1B7F9043u, 0xCFB5F4A8u, 0x3DDE77ABu, 0x2E8E845Fu, 0xDCE5075Cu,
    0x92A8FC17u, 0x60C37F14u, 0x73938CE0u, 0x81F80FE3u, 0x55326B08u, 0xA759E80Bu, 0xB4091BFFu, 0x466298FCu,
    0x1871A4D8u, 0xEA1A27DBu, 0xF94AD42Fu, 0x0B21572Cu, 0xDFEB33C7u, 0x2D80B0C4u, 0x3ED04330u, 0xCCBBC033u,
    0xA24BB5A6u, 0x502036A5u, 0x4370C551u, 0xB11B4652u, 0x65D122B9u, 0x97BAA1BAu, 0x84EA524Eu, 0x7681D14Du,
    0x2892ED69u, 0xDAF96E6Au, 0xC9A99D9Eu, 0x3BC21E9Du, 0xEF087A76u, 0x1D63F975u, 0x0E330A81u, 0xFC588982u,
    0xB21572C9u, 0x407EF1CAu, 0x532E023Eu, 0xA145813Du, 0x758FE5D6u, 0x87E466D5u, 0x94B49521u, 0x66DF1622u,
    0x38CC2A06u, 0xCAA7A905u, 0xD9F75AF1u, 0x2B9CD9F2u, 0xFF56BD19u, 0x0D3D3E1Au, 0x1E6DCDEEu, 0xEC064EEDu,
    0xC38D26C4u, 0x31E6A5C7u, 0x22B65633u, 0xD0DDD530u, 0x0417B1DBu, 0xF67C32D8u, 0xE52CC12Cu, 0x1747422Fu,
    0x49547E0Bu, 0xBB3FFD08u, 0xA86F0EFCu, 0x5A048DFFu, 0x8ECEE914u, 0x7CA56A17u, 0x6FF599E3u, 0x9D9E1AE0u,
    0xD3D3E1ABu, 0x21B862A8u, 0x32E8915Cu, 0xC083125Fu, 0x144976B4u, 0xE622F5B7u, 0xF5720643u, 0x07198540u,
    0x590AB964u, 0xAB613A67u, 0xB831C993u, 0x4A5A4A90u, 0x9E902E7Bu, 0x6CFBAD78u, 0x7FAB5E8Cu, 0x8DC0DD8Fu,
    0xE330A81Au, 0x115B2B19u, 0x020BD8EDu, 0xF0605BEEu, 0x24AA3F05u, 0xD6C1BC06u, 0xC5914FF2u, 0x37FACCF1u,
    0x69E9F0D5u, 0x9B8273D6u, 0x88D28022u, 0x7AB90321u, 0xAE7367CAu, 0x5C18E4C9u, 0x4F48173Du, 0xBD23943Eu,
    0xF36E6F75u, 0x0105EC76u, 0x12551F82u, 0xE03E9C81u, 0x34F4F86Au, 0xC69F7B69u, 0xD5CF889Du, 0x27A40B9Eu,
    0x79B737BAu, 0x8BDCB4B9u, 0x988C474Du, 0x6AE7C44Eu, 0xBE2DA0A5u, 0x4C4623A6u, 0x5F16D052u, 0xAD7D5351u,
};

static uint32_t crc_byte(uint32_t crc, uint8_t byte) { return (crc >> 8) ^ crc_table[(crc ^ byte) & 0xFFu]; }
#else
static const uint32_t crc_table[16] = {
    0x00000000u, 0x105EC76Fu, 0x20BD8EDEu, 0x30E349B1u, 0x417B1DBCu, 0x5125DAD3u, 0x61C69362u, 0x7198540Du,
    0x82F63B78u, 0x92A8FC17u, 0xA24BB5A6u, 0xB21572C9u, 0xC38D26C4u, 0xD3D3E1ABu, 0xE330A81Au, 0xF36E6F75u,
};

static uint32_t crc_byte(uint32_t crc, uint8_t byte)
{
    crc = (crc >> 4) ^ crc_table[(crc ^ byte) & 0x0Fu];
    return (crc >> 4) ^ crc_table[(crc ^ ((uint32_t)byte >> 4)) & 0x0Fu];
}
#endif

#define CRC_START 0xFFFFFFFFu
/* What is left when a checksum follows what it was made of. */
#define CRC_RESIDUE 0xB798B438u

uint32_t hs_crc32c(const uint8_t *bytes, size_t count)
{
    uint32_t crc = CRC_START;
    size_t index;
    for (index = 0; index < count; index++) crc = crc_byte(crc, bytes[index]);
    return ~crc;
}

/* ----------------------------------------------------------------------------------------------------------------
 * Frames
 */

static void put_wire(hs_frame *frame, uint8_t byte)
{
    if (frame->used >= frame->capacity) {
        frame->failed = 1;
    } else {
        frame->bytes[frame->used++] = byte;
    }
}

/* Leaves room for the length of the next block. */
static void open_block(hs_frame *frame)
{
    frame->code_at = frame->used;
    frame->code = 1;
    put_wire(frame, 0);
}

static void close_block(hs_frame *frame)
{
    if (!frame->failed) frame->bytes[frame->code_at] = frame->code;
}

static void stuff(hs_frame *frame, uint8_t byte)
{
    /* A full block is closed only when something follows: at the end of a frame no empty block stands behind it. */
    if (frame->code == 0xFFu) {
        close_block(frame);
        open_block(frame);
    }
    if (byte == 0) {
        close_block(frame);
        open_block(frame);
    } else {
        put_wire(frame, byte);
        frame->code++;
    }
}

void hs_put_u8(hs_frame *frame, uint8_t value)
{
    if (frame->failed) return;
    if (frame->length >= HS_FRAME_BYTES_MAX - HS_CHECKSUM_BYTES) {
        frame->failed = 1;
        return;
    }
    frame->length++;
    frame->checksum = crc_byte(frame->checksum, value);
    stuff(frame, value);
}

void hs_put_u16(hs_frame *frame, uint16_t value)
{
    hs_put_u8(frame, (uint8_t)(value & 0xFFu));
    hs_put_u8(frame, (uint8_t)(value >> 8));
}

void hs_put_u32(hs_frame *frame, uint32_t value)
{
    hs_put_u16(frame, (uint16_t)(value & 0xFFFFu));
    hs_put_u16(frame, (uint16_t)(value >> 16));
}

void hs_put_u64(hs_frame *frame, uint64_t value)
{
    hs_put_u32(frame, (uint32_t)(value & 0xFFFFFFFFu));
    hs_put_u32(frame, (uint32_t)(value >> 32));
}

void hs_put_i8(hs_frame *frame, int8_t value) { hs_put_u8(frame, (uint8_t)value); }

void hs_put_i16(hs_frame *frame, int16_t value) { hs_put_u16(frame, (uint16_t)value); }

void hs_put_i32(hs_frame *frame, int32_t value) { hs_put_u32(frame, (uint32_t)value); }

void hs_put_f32(hs_frame *frame, float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    hs_put_u32(frame, bits);
}

void hs_put_f64(hs_frame *frame, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    hs_put_u64(frame, bits);
}

void hs_put_bytes(hs_frame *frame, const uint8_t *bytes, size_t count)
{
    size_t index;
    for (index = 0; index < count; index++) hs_put_u8(frame, bytes[index]);
}

void hs_frame_begin(
    hs_frame *frame, uint8_t type, uint16_t stream, uint32_t sequence, uint64_t ticks, uint8_t *out, size_t capacity)
{
    frame->bytes = out;
    frame->capacity = capacity;
    frame->used = 0;
    frame->length = 0;
    frame->expected = 0;
    frame->checksum = CRC_START;
    frame->failed = 0;
    open_block(frame);
    hs_put_u8(frame, HS_VERSION);
    hs_put_u8(frame, type);
    hs_put_u16(frame, stream);
    hs_put_u32(frame, sequence);
    hs_put_u64(frame, ticks);
}

size_t hs_frame_end(hs_frame *frame)
{
    uint32_t checksum = ~frame->checksum;
    uint32_t shift;
    if (frame->failed) return 0;
    for (shift = 0; shift < 32; shift += 8) stuff(frame, (uint8_t)((checksum >> shift) & 0xFFu));
    close_block(frame);
    put_wire(frame, 0);
    return frame->failed ? 0 : frame->used;
}

/* Begins a frame that concerns the whole device. */
static void begin(hs_frame *frame, const hs_device *device, uint8_t type, uint64_t ticks, uint8_t *out, size_t capacity)
{
    hs_frame_begin(frame, type, HS_DEVICE_STREAM, device->sequence, ticks, out, capacity);
}

/* Ends it; the sequence number is used only now. */
static size_t end(hs_frame *frame, hs_device *device)
{
    size_t length = hs_frame_end(frame);
    if (length != 0) device->sequence++;
    return length;
}

/* ----------------------------------------------------------------------------------------------------------------
 * CBOR (RFC 8949), in the form of Firmware-Protocol/PROTOCOL.md section 3.2
 */

static const char *const side_names[] = {NULL, "left", "right"};
static const char *const placement_names[] = {"unknown", "insole", "instep", "lateralFoot", "heel"};
static const char *const mounting_names[] = {"unknown", "footAxes"};
static const char *const axis_names[] = {"x", "y", "z"};
static const char *const quantity_names[] = {
    "other",    "acceleration", "angularRate", "magneticField", "centreOfPressure",
    "cellLoad", "totalForce",   "temperature",
};
static const char *const unit_names[] = {
    "m/s2", "g",  "rad/s", "deg/s", "N",    "N s", "Pa", "kPa",    "N/cm2",
    "mmHg", "uT", "m",     "mm",    "degC", "s",   "1",  "counts",
};
static const char *const encoding_names[] = {
    "uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "float64",
};
static const char *const region_names[] = {
    NULL,       "heel",        "heelMedial",     "heelLateral",    "midfoot",     "midfootMedial", "midfootLateral",
    "forefoot", "metatarsal1", "metatarsal2to3", "metatarsal4to5", "metatarsals", "hallux",        "lesserToes",
    "toes",
};

/*
 * Where the bytes of a description go: all are counted and checksummed, and those of a window written to a buffer or a
 * frame. So each DESCRIPTOR frame is written without the whole description ever being in memory.
 */
typedef struct {
    uint32_t position;
    uint32_t checksum;
    uint32_t from;
    uint32_t to;
    uint8_t *bytes;
    hs_frame *frame;
} cbor_sink;

static void cbor_byte(cbor_sink *sink, uint8_t byte)
{
    sink->checksum = crc_byte(sink->checksum, byte);
    if (sink->position >= sink->from && sink->position < sink->to) {
        if (sink->frame != NULL) {
            hs_put_u8(sink->frame, byte);
        } else {
            sink->bytes[sink->position - sink->from] = byte;
        }
    }
    sink->position++;
}

enum {
    CBOR_UNSIGNED = 0x00,
    CBOR_NEGATIVE = 0x20,
    CBOR_TEXT = 0x60,
    CBOR_ARRAY = 0x80,
    CBOR_MAP = 0xA0,
    CBOR_DOUBLE = 0xFB
};

/* Kind and number in the fewest bytes; inside CBOR the highest byte comes first. */
static void cbor_head(cbor_sink *sink, uint8_t major, uint32_t number)
{
    uint32_t bytes = number < 24u ? 0u : number <= 0xFFu ? 1u : number <= 0xFFFFu ? 2u : 4u;
    if (bytes == 0) {
        cbor_byte(sink, (uint8_t)(major | number));
        return;
    }
    cbor_byte(sink, (uint8_t)(major | (bytes == 1u ? 24u : bytes == 2u ? 25u : 26u)));
    while (bytes-- > 0) cbor_byte(sink, (uint8_t)((number >> (8u * bytes)) & 0xFFu));
}

static void cbor_unsigned(cbor_sink *sink, uint32_t number) { cbor_head(sink, CBOR_UNSIGNED, number); }

static void cbor_integer(cbor_sink *sink, int32_t number)
{
    if (number >= 0) {
        cbor_head(sink, CBOR_UNSIGNED, (uint32_t)number);
    } else {
        cbor_head(sink, CBOR_NEGATIVE, (uint32_t)(-1 - number));
    }
}

static void cbor_text(cbor_sink *sink, const char *text)
{
    size_t length = text == NULL ? 0 : strlen(text);
    size_t index;
    cbor_head(sink, CBOR_TEXT, (uint32_t)length);
    for (index = 0; index < length; index++) cbor_byte(sink, (uint8_t)text[index]);
}

static void cbor_bits(cbor_sink *sink, uint64_t bits)
{
    uint32_t shift;
    cbor_byte(sink, CBOR_DOUBLE);
    for (shift = 64; shift > 0; shift -= 8) cbor_byte(sink, (uint8_t)((bits >> (shift - 8u)) & 0xFFu));
}

static void cbor_double(cbor_sink *sink, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    cbor_bits(sink, bits);
}

/* A scale of zero counts as 1; told by its bits, as to compare doubles is a library call on small processors. */
static void cbor_scale(cbor_sink *sink, double scale)
{
    uint64_t bits;
    memcpy(&bits, &scale, sizeof bits);
    cbor_bits(sink, (bits & 0x7FFFFFFFFFFFFFFFu) == 0 ? 0x3FF0000000000000u : bits);
}

static void cbor_frequency(cbor_sink *sink, hs_frequency frequency)
{
    cbor_head(sink, CBOR_ARRAY, 2);
    cbor_unsigned(sink, frequency.numerator);
    cbor_unsigned(sink, frequency.denominator == 0 ? 1 : frequency.denominator);
}

static void cbor_quantity(cbor_sink *sink, const hs_channel *channel)
{
    int has_axis = channel->quantity >= HS_ACCELERATION && channel->quantity <= HS_CENTRE_OF_PRESSURE;
    int has_cell = channel->quantity == HS_CELL_LOAD;
    cbor_head(sink, CBOR_ARRAY, has_axis || has_cell ? 2 : 1);
    cbor_text(sink, quantity_names[channel->quantity]);
    if (has_axis) cbor_text(sink, axis_names[channel->axis]);
    if (has_cell) cbor_integer(sink, channel->cell);
}

static void cbor_channel(cbor_sink *sink, const hs_channel *channel)
{
    cbor_head(sink, CBOR_MAP, channel->has_range ? 7 : 6);
    cbor_unsigned(sink, 1);
    cbor_text(sink, channel->name);
    cbor_unsigned(sink, 2);
    cbor_quantity(sink, channel);
    cbor_unsigned(sink, 3);
    cbor_text(sink, unit_names[channel->unit]);
    cbor_unsigned(sink, 4);
    cbor_text(sink, encoding_names[channel->encoding]);
    cbor_unsigned(sink, 5);
    cbor_scale(sink, channel->scale);
    cbor_unsigned(sink, 6);
    cbor_double(sink, channel->offset);
    if (channel->has_range) {
        cbor_unsigned(sink, 7);
        cbor_head(sink, CBOR_ARRAY, 2);
        cbor_double(sink, channel->lowest);
        cbor_double(sink, channel->highest);
    }
}

static void cbor_cell(cbor_sink *sink, const hs_cell *cell)
{
    uint32_t has_x = (cell->has & HS_HAS_X) != 0;
    uint32_t has_y = (cell->has & HS_HAS_Y) != 0;
    uint32_t has_area = (cell->has & HS_HAS_AREA) != 0;
    uint32_t has_region = cell->region != HS_REGION_NONE;
    cbor_head(sink, CBOR_MAP, 1u + has_x + has_y + has_area + has_region);
    cbor_unsigned(sink, 1);
    cbor_integer(sink, cell->number);
    if (has_x) {
        cbor_unsigned(sink, 2);
        cbor_double(sink, cell->x);
    }
    if (has_y) {
        cbor_unsigned(sink, 3);
        cbor_double(sink, cell->y);
    }
    if (has_area) {
        cbor_unsigned(sink, 4);
        cbor_double(sink, cell->area);
    }
    if (has_region) {
        cbor_unsigned(sink, 5);
        cbor_text(sink, region_names[cell->region]);
    }
}

static void cbor_stream(cbor_sink *sink, const hs_stream *stream)
{
    static const hs_frequency microseconds = {1000000u, 1u};
    size_t index;
    cbor_head(sink, CBOR_MAP, stream->side == HS_SIDE_UNKNOWN ? 8 : 9);
    cbor_unsigned(sink, 1);
    cbor_unsigned(sink, stream->number);
    cbor_unsigned(sink, 2);
    cbor_text(sink, stream->name);
    if (stream->side != HS_SIDE_UNKNOWN) {
        cbor_unsigned(sink, 3);
        cbor_text(sink, side_names[stream->side]);
    }
    cbor_unsigned(sink, 4);
    cbor_text(sink, placement_names[stream->placement]);
    cbor_unsigned(sink, 5);
    cbor_text(sink, mounting_names[stream->mounting]);
    cbor_unsigned(sink, 6);
    cbor_frequency(sink, stream->sample_rate);
    cbor_unsigned(sink, 7);
    cbor_frequency(sink, stream->clock_rate.numerator == 0 ? microseconds : stream->clock_rate);
    cbor_unsigned(sink, 8);
    cbor_head(sink, CBOR_ARRAY, (uint32_t)stream->channel_count);
    for (index = 0; index < stream->channel_count; index++) cbor_channel(sink, &stream->channels[index]);
    cbor_unsigned(sink, 9);
    cbor_head(sink, CBOR_ARRAY, (uint32_t)stream->cell_count);
    for (index = 0; index < stream->cell_count; index++) cbor_cell(sink, &stream->cells[index]);
}

static void cbor_description(cbor_sink *sink, const hs_description *description)
{
    uint32_t has_serial = description->serial_number != NULL;
    uint32_t has_firmware = description->firmware != NULL;
    size_t index;
    cbor_head(sink, CBOR_MAP, 3u + has_serial + has_firmware);
    cbor_unsigned(sink, 1);
    cbor_text(sink, description->manufacturer);
    cbor_unsigned(sink, 2);
    cbor_text(sink, description->model);
    if (has_serial) {
        cbor_unsigned(sink, 3);
        cbor_text(sink, description->serial_number);
    }
    if (has_firmware) {
        cbor_unsigned(sink, 4);
        cbor_text(sink, description->firmware);
    }
    cbor_unsigned(sink, 5);
    cbor_head(sink, CBOR_ARRAY, (uint32_t)description->stream_count);
    for (index = 0; index < description->stream_count; index++) cbor_stream(sink, &description->streams[index]);
}

static cbor_sink sink_for(uint8_t *bytes, hs_frame *frame, uint32_t from, uint32_t to)
{
    cbor_sink sink;
    sink.position = 0;
    sink.checksum = CRC_START;
    sink.from = from;
    sink.to = to;
    sink.bytes = bytes;
    sink.frame = frame;
    return sink;
}

size_t hs_description_cbor(const hs_description *description, uint8_t *bytes, size_t capacity)
{
    uint32_t room = capacity > HS_DESCRIPTOR_BYTES_MAX ? HS_DESCRIPTOR_BYTES_MAX : (uint32_t)capacity;
    cbor_sink sink = sink_for(bytes, NULL, 0, bytes == NULL ? 0 : room);
    cbor_description(&sink, description);
    return sink.position;
}

/* ----------------------------------------------------------------------------------------------------------------
 * The device
 */

size_t hs_encoding_bytes(hs_encoding encoding)
{
    switch (encoding) {
    case HS_UINT8:
    case HS_INT8: return 1;
    case HS_UINT16:
    case HS_INT16: return 2;
    case HS_UINT32:
    case HS_INT32:
    case HS_FLOAT32: return 4;
    case HS_FLOAT64: return 8;
    }
    return 0;
}

void hs_device_init(
    hs_device *device, const hs_description *description, hs_stream_state *streams, uint64_t boot_identity)
{
    cbor_sink sink = sink_for(NULL, NULL, 0, 0);
    size_t stream, channel;
    cbor_description(&sink, description);
    device->description = description;
    device->streams = streams;
    device->cbor = NULL;
    device->descriptor_length = sink.position;
    device->descriptor_checksum = ~sink.checksum;
    device->sequence = 0;
    device->bytes_per_part = 480;
    device->boot_identity = boot_identity;
    for (stream = 0; stream < description->stream_count; stream++) {
        memset(&streams[stream], 0, sizeof streams[stream]);
        for (channel = 0; channel < description->streams[stream].channel_count; channel++) {
            streams[stream].sample_bytes +=
                (uint32_t)hs_encoding_bytes(description->streams[stream].channels[channel].encoding);
        }
    }
}

void hs_device_use_cbor(hs_device *device, const uint8_t *cbor, size_t length)
{
    device->cbor = cbor;
    device->descriptor_length = (uint32_t)length;
    device->descriptor_checksum = hs_crc32c(cbor, length);
}

/* A text's length and at most 255 bytes of it, cut before a character that does not fit. */
static void put_text(hs_frame *frame, const char *text)
{
    size_t length = text == NULL ? 0 : strlen(text);
    size_t index;
    if (length > 255) {
        length = 255;
        while (length > 0 && ((uint8_t)text[length] & 0xC0u) == 0x80u) length--;
    }
    hs_put_u8(frame, (uint8_t)length);
    for (index = 0; index < length; index++) hs_put_u8(frame, (uint8_t)text[index]);
}

size_t hs_hello(hs_device *device, uint64_t ticks, uint8_t *out, size_t capacity)
{
    hs_frame frame;
    begin(&frame, device, HS_HELLO, ticks, out, capacity);
    hs_put_u8(&frame, 0);
    hs_put_u8(&frame, HS_VERSION);
    hs_put_u64(&frame, device->boot_identity);
    hs_put_u32(&frame, device->descriptor_length);
    hs_put_u32(&frame, device->descriptor_checksum);
    put_text(&frame, device->description->model);
    put_text(&frame, device->description->serial_number);
    put_text(&frame, device->description->firmware);
    return end(&frame, device);
}

uint16_t hs_descriptor_parts(const hs_device *device)
{
    uint32_t size = device->bytes_per_part;
    uint32_t parts;
    if (size == 0 || device->descriptor_length > HS_DESCRIPTOR_BYTES_MAX) return 0;
    parts = (device->descriptor_length + size - 1u) / size;
    return parts > 0xFFFFu ? 0 : (uint16_t)parts;
}

size_t hs_descriptor_part(hs_device *device, uint16_t index, uint64_t ticks, uint8_t *out, size_t capacity)
{
    hs_frame frame;
    uint16_t parts = hs_descriptor_parts(device);
    uint32_t from = (uint32_t)index * device->bytes_per_part;
    uint32_t to;
    if (index >= parts) return 0;
    to = device->descriptor_length - from > device->bytes_per_part ? from + device->bytes_per_part
                                                                   : device->descriptor_length;
    begin(&frame, device, HS_DESCRIPTOR, ticks, out, capacity);
    hs_put_u16(&frame, index);
    hs_put_u16(&frame, parts);
    hs_put_u32(&frame, device->descriptor_length);
    hs_put_u32(&frame, device->descriptor_checksum);
    if (device->cbor != NULL) {
        hs_put_bytes(&frame, device->cbor + from, to - from);
    } else {
        cbor_sink sink = sink_for(NULL, &frame, from, to);
        cbor_description(&sink, device->description);
    }
    return end(&frame, device);
}

/* ----------------------------------------------------------------------------------------------------------------
 * Samples
 */

void hs_samples_begin(
    const hs_device *device, hs_frame *frame, size_t stream, uint64_t ticks, uint32_t span, uint16_t count,
    uint8_t *out, size_t capacity)
{
    uint32_t most = HS_FRAME_BYTES_MAX - HS_HEADER_BYTES - HS_CHECKSUM_BYTES - 6u;
    uint32_t sample_bytes;
    if (stream >= device->description->stream_count) {
        hs_frame_begin(frame, HS_SAMPLES, 0, 0, 0, out, 0);
        return;
    }
    sample_bytes = device->streams[stream].sample_bytes;
    hs_frame_begin(
        frame, HS_SAMPLES, device->description->streams[stream].number, device->streams[stream].sequence, ticks, out,
        capacity);
    /* Compared before it is multiplied, as the product of more would not fit. */
    if (count == 0 || (count == 1 && span != 0) || sample_bytes > most || count * sample_bytes > most) {
        frame->failed = 1;
        return;
    }
    frame->expected = HS_HEADER_BYTES + 6u + count * sample_bytes;
    hs_put_u16(frame, count);
    hs_put_u32(frame, span);
}

void hs_put_value(hs_frame *frame, hs_encoding encoding, hs_value value)
{
    int fits = 1;
    switch (encoding) {
    case HS_UINT8:
        fits = value.u <= 0xFFu;
        hs_put_u8(frame, (uint8_t)(value.u & 0xFFu));
        break;
    case HS_INT8:
        fits = value.i >= INT8_MIN && value.i <= INT8_MAX;
        hs_put_u8(frame, (uint8_t)(value.u & 0xFFu));
        break;
    case HS_UINT16:
        fits = value.u <= 0xFFFFu;
        hs_put_u16(frame, (uint16_t)(value.u & 0xFFFFu));
        break;
    case HS_INT16:
        fits = value.i >= INT16_MIN && value.i <= INT16_MAX;
        hs_put_u16(frame, (uint16_t)(value.u & 0xFFFFu));
        break;
    case HS_UINT32:
    case HS_INT32: hs_put_u32(frame, value.u); break;
    case HS_FLOAT32: hs_put_f32(frame, value.f); break;
    case HS_FLOAT64: hs_put_f64(frame, value.d); break;
    default: fits = 0; break;
    }
    if (!fits) frame->failed = 1;
}

void hs_put_sample(const hs_device *device, hs_frame *frame, size_t stream, const hs_value *values)
{
    const hs_stream *description;
    size_t channel;
    if (stream >= device->description->stream_count) return;
    description = &device->description->streams[stream];
    for (channel = 0; channel < description->channel_count; channel++) {
        hs_put_value(frame, description->channels[channel].encoding, values[channel]);
    }
}

size_t hs_samples_end(hs_device *device, hs_frame *frame, size_t stream)
{
    size_t length;
    if (stream >= device->description->stream_count || frame->length != frame->expected) return 0;
    length = hs_frame_end(frame);
    if (length != 0) {
        device->streams[stream].sequence++;
        device->streams[stream].produced++;
    }
    return length;
}

int hs_span_is_exact(uint16_t index, uint16_t count, uint32_t span, uint32_t offset)
{
    /* round(i P / s) = t, halves up, is 2 s t <= 2 i P + s < 2 s t + 2 s. The largest stay below 2^50. */
    uint64_t steps, value, low;
    if (count < 2) return index == 0 && offset == 0;
    steps = (uint64_t)count - 1u;
    value = 2u * (uint64_t)index * span + steps;
    low = 2u * steps * offset;
    return low <= value && value < low + 2u * steps;
}

/* ----------------------------------------------------------------------------------------------------------------
 * What else the device says
 */

hs_status_report hs_device_report(const hs_device *device)
{
    hs_status_report report;
    size_t stream;
    memset(&report, 0, sizeof report);
    report.stream = HS_DEVICE_STREAM;
    report.battery = HS_BATTERY_UNKNOWN;
    report.temperature = HS_TEMPERATURE_UNKNOWN;
    for (stream = 0; stream < device->description->stream_count; stream++) {
        report.produced += device->streams[stream].produced;
        report.dropped += device->streams[stream].dropped;
    }
    return report;
}

size_t hs_status(hs_device *device, uint64_t ticks, const hs_status_report *report, uint8_t *out, size_t capacity)
{
    hs_frame frame;
    begin(&frame, device, HS_STATUS, ticks, out, capacity);
    hs_put_u16(&frame, report->stream);
    hs_put_u64(&frame, report->produced);
    hs_put_u64(&frame, report->dropped);
    hs_put_u32(&frame, report->checksum_errors);
    hs_put_u8(&frame, report->battery);
    hs_put_i16(&frame, report->temperature);
    return end(&frame, device);
}

size_t hs_gap(
    hs_device *device, uint64_t ticks, uint16_t stream_number, uint32_t first, uint32_t count, uint8_t *out,
    size_t capacity)
{
    hs_frame frame;
    begin(&frame, device, HS_GAP, ticks, out, capacity);
    hs_put_u16(&frame, stream_number);
    hs_put_u32(&frame, first);
    hs_put_u32(&frame, count);
    return end(&frame, device);
}

size_t hs_clock_reply(
    hs_device *device, uint32_t number, uint64_t host_time, uint64_t received, uint64_t sent, uint8_t *out,
    size_t capacity)
{
    hs_frame frame;
    begin(&frame, device, HS_CLOCK_REPLY, sent, out, capacity);
    hs_put_u32(&frame, number);
    hs_put_u64(&frame, host_time);
    hs_put_u64(&frame, received);
    return end(&frame, device);
}

size_t hs_ack(
    hs_device *device, uint64_t ticks, uint8_t type, uint32_t sequence, uint8_t result, uint8_t *out, size_t capacity)
{
    hs_frame frame;
    begin(&frame, device, HS_ACK, ticks, out, capacity);
    hs_put_u8(&frame, type);
    hs_put_u32(&frame, sequence);
    hs_put_u8(&frame, result);
    return end(&frame, device);
}

/* ----------------------------------------------------------------------------------------------------------------
 * The ring. A record: length u32, stream index u32, sequence u32, the frame; it may go on at the beginning of the ring.
 */

#define RECORD_HEAD_BYTES 12u

static uint8_t *ring_at(const hs_ring *ring, size_t offset)
{
    size_t left = ring->capacity - ring->first;
    return &ring->bytes[offset < left ? ring->first + offset : offset - left];
}

static uint32_t ring_number(const hs_ring *ring, size_t offset)
{
    uint32_t number = 0;
    size_t index;
    for (index = 0; index < 4; index++) number |= (uint32_t)*ring_at(ring, offset + index) << (8u * index);
    return number;
}

static void ring_append(hs_ring *ring, uint8_t byte)
{
    *ring_at(ring, ring->used) = byte;
    ring->used++;
}

static void ring_append_number(hs_ring *ring, uint32_t number)
{
    uint32_t shift;
    for (shift = 0; shift < 32; shift += 8) ring_append(ring, (uint8_t)((number >> shift) & 0xFFu));
}

static void ring_remove(hs_ring *ring, size_t count)
{
    size_t left = ring->capacity - ring->first;
    ring->first = count < left ? ring->first + count : count - left;
    ring->used -= count;
}

static void note_dropped(hs_stream_state *state, uint32_t sequence)
{
    /* A drop that does not follow the one before begins a new gap; STATUS and the jump still tell of both. */
    if (state->gap_count == 0 || state->gap_first + state->gap_count != sequence) {
        state->gap_first = sequence;
        state->gap_count = 0;
    }
    state->gap_count++;
    state->dropped++;
}

void hs_ring_init(hs_ring *ring, uint8_t *bytes, size_t capacity)
{
    ring->bytes = bytes;
    ring->capacity = capacity;
    ring->first = 0;
    ring->used = 0;
}

int hs_ring_push(hs_ring *ring, hs_device *device, size_t stream, const uint8_t *frame, size_t length)
{
    uint32_t sequence;
    size_t index;
    if (length == 0 || stream >= device->description->stream_count) return 0;
    sequence = device->streams[stream].sequence - 1u;
    if (length > ring->capacity || ring->capacity - length < RECORD_HEAD_BYTES) {
        note_dropped(&device->streams[stream], sequence);
        return 0;
    }
    while (ring->capacity - ring->used < RECORD_HEAD_BYTES + length) {
        note_dropped(&device->streams[ring_number(ring, 4)], ring_number(ring, 8));
        ring_remove(ring, RECORD_HEAD_BYTES + ring_number(ring, 0));
    }
    ring_append_number(ring, (uint32_t)length);
    ring_append_number(ring, (uint32_t)stream);
    ring_append_number(ring, sequence);
    for (index = 0; index < length; index++) ring_append(ring, frame[index]);
    return 1;
}

size_t hs_ring_pop(hs_ring *ring, uint8_t *out, size_t capacity)
{
    size_t length, index;
    if (ring->used == 0) return 0;
    length = ring_number(ring, 0);
    if (length > capacity) return 0;
    for (index = 0; index < length; index++) out[index] = *ring_at(ring, RECORD_HEAD_BYTES + index);
    ring_remove(ring, RECORD_HEAD_BYTES + length);
    return length;
}

size_t hs_next_gap(hs_device *device, uint64_t ticks, uint8_t *out, size_t capacity)
{
    size_t stream;
    for (stream = 0; stream < device->description->stream_count; stream++) {
        hs_stream_state *state = &device->streams[stream];
        size_t length;
        if (state->gap_count == 0) continue;
        length = hs_gap(
            device, ticks, device->description->streams[stream].number, state->gap_first, state->gap_count, out,
            capacity);
        if (length != 0) state->gap_count = 0;
        return length;
    }
    return 0;
}

/* ----------------------------------------------------------------------------------------------------------------
 * What the host says
 */

static uint16_t u16_at(const uint8_t *bytes) { return (uint16_t)(bytes[0] | (uint32_t)bytes[1] << 8); }

static uint32_t u32_at(const uint8_t *bytes) { return u16_at(bytes) | (uint32_t)u16_at(bytes + 2) << 16; }

static uint64_t u64_at(const uint8_t *bytes) { return u32_at(bytes) | (uint64_t)u32_at(bytes + 4) << 32; }

static void next_frame(hs_decoder *decoder)
{
    decoder->length = 0;
    decoder->wire = 0;
    decoder->checksum = CRC_START;
    decoder->block_left = 0;
    decoder->zero_pending = 0;
}

void hs_decoder_init(hs_decoder *decoder)
{
    memset(decoder, 0, sizeof *decoder);
    next_frame(decoder);
}

/* One byte of the frame, unstuffed. What a device reads stands in the head; of the rest only the checksum is needed. */
static void take_data(hs_decoder *decoder, uint8_t byte)
{
    if (decoder->length < HS_DECODER_HEAD_BYTES) decoder->head[decoder->length] = byte;
    decoder->length++;
    decoder->checksum = crc_byte(decoder->checksum, byte);
}

static int take_payload(hs_decoder *decoder, hs_event *event)
{
    const uint8_t *payload = &decoder->head[HS_HEADER_BYTES];
    uint32_t count = decoder->length - HS_HEADER_BYTES - HS_CHECKSUM_BYTES;
    switch (event->type) {
    case HS_HELLO:
        /* 18 bytes and three texts. */
        if (count < 21u || payload[0] > 1u) break;
        if (payload[0] != 1u) {
            decoder->not_for_device++;
            return 0;
        }
        event->highest_version = payload[1];
        event->kind = HS_HELLO;
        return 1;
    case HS_CLOCK_PROBE:
        if (count < 12u) break;
        event->probe_number = u32_at(payload);
        event->host_time = u64_at(payload + 4);
        event->kind = HS_CLOCK_PROBE;
        return 1;
    case HS_START:
    case HS_STOP:
        event->kind = event->type;
        if (count >= 2u) {
            event->stream = u16_at(payload);
            return 1;
        }
        event->kind = HS_EVENT_NOT_UNDERSTOOD;
        decoder->malformed++;
        return 1;
    case HS_DESCRIPTOR:
    case HS_SAMPLES:
    case HS_STATUS:
    case HS_GAP:
    case HS_CLOCK_REPLY:
    case HS_ACK: decoder->not_for_device++; return 0;
    default: decoder->unknown_type++; return 0;
    }
    decoder->malformed++;
    return 0;
}

/* A frame has ended. */
static int take_frame(hs_decoder *decoder, hs_event *event)
{
    int is_host_hello;
    if (decoder->block_left != 0 || decoder->length < HS_HEADER_BYTES + HS_CHECKSUM_BYTES) {
        decoder->malformed++;
        return 0;
    }
    if (decoder->checksum != CRC_RESIDUE) {
        decoder->bad_checksum++;
        return 0;
    }
    if (decoder->head[0] != HS_VERSION) {
        decoder->unsupported_version++;
        return 0;
    }
    decoder->frames++;
    memset(event, 0, sizeof *event);
    event->type = decoder->head[1];
    event->sequence = u32_at(&decoder->head[4]);
    /* A host that begins anew counts from 0 again, so its HELLO may have the number of the one before. */
    is_host_hello = event->type == HS_HELLO;
    if (decoder->has_sequence && event->sequence == decoder->last_sequence && !is_host_hello) {
        decoder->repeated++;
        return 0;
    }
    decoder->has_sequence = 1;
    decoder->last_sequence = event->sequence;
    return take_payload(decoder, event);
}

int hs_decoder_take(hs_decoder *decoder, uint8_t byte, hs_event *event)
{
    if (byte == 0) {
        int has_event = 0;
        if (decoder->wire > HS_WIRE_BYTES_MAX) {
            decoder->oversized++;
        } else if (decoder->wire > 0) {
            has_event = take_frame(decoder, event);
        }
        next_frame(decoder);
        return has_event;
    }
    /* Counts no further than needed: a line without any zero must not overflow it. */
    if (decoder->wire > HS_WIRE_BYTES_MAX) return 0;
    decoder->wire++;
    if (decoder->block_left > 0) {
        decoder->block_left--;
        take_data(decoder, byte);
        return 0;
    }
    if (decoder->zero_pending) take_data(decoder, 0);
    decoder->block_left = (uint8_t)(byte - 1u);
    decoder->zero_pending = byte != 0xFFu;
    return 0;
}
