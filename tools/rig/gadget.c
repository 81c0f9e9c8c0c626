/*
 * Puts a sensor's byte stream behind a real USB interface: gadget KIND LINE ENDPOINTS LOG
 *
 *   KIND       vendor: one vendor interface, bulk both ways; ftdi: an FT232R, to which ftdi_sio binds;
 *              acm: the gadget's end of a CDC-ACM interface that the kernel makes
 *   LINE       the sensor
 *   ENDPOINTS  a mounted FunctionFS; for acm the gadget's tty
 *   LOG        receives what the USB host took, byte for byte; for acm what the kernel took for it
 *
 * The sensor does not know of the cable: it goes on while there is none, and what it says meanwhile is thrown away.
 */
#define _GNU_SOURCE
#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/usb/functionfs.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { full_speed_packet = 64, high_speed_packet = 512 };

/* What an FT232R puts before the data of each packet: carrier and DSR and CTS are there, the sender is empty. */
static const uint8_t ftdi_status[2] = {0x31, 0x60};

enum kind { vendor, ftdi, acm };

static enum kind kind;
static int line = -1, input = -1, output = -1, record = -1;

static void give_up(const char *what)
{
    perror(what);
    exit(1);
}

static int open_or_give_up(const char *path, int flags)
{
    int file = open(path, flags | O_CLOEXEC, 0644);
    if (file < 0)
        give_up(path);
    return file;
}

static void make_raw(int terminal)
{
    struct termios settings;
    if (tcgetattr(terminal, &settings) != 0)
        return;
    cfmakeraw(&settings);
    tcsetattr(terminal, TCSANOW, &settings);
}

static void write_all(int file, const uint8_t *bytes, size_t count)
{
    while (count > 0) {
        ssize_t written = write(file, bytes, count);
        if (written < 0 && errno != EINTR && errno != EAGAIN)
            return;
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        } else {
            usleep(1000);
        }
    }
}

/* ---- What the interface says of itself ---- */

struct interface {
    struct usb_interface_descriptor interface;
    struct usb_endpoint_descriptor_no_audio in, out;
} __attribute__((packed));

struct descriptors {
    struct usb_functionfs_descs_head_v2 head;
    uint32_t full_speed_count, high_speed_count;
    struct interface full_speed, high_speed;
} __attribute__((packed));

static struct interface interface_with(uint16_t packet)
{
    uint8_t protocol = kind == ftdi ? 0xFF : 0;
    struct interface made = {
        .interface = {.bLength = sizeof made.interface,
                      .bDescriptorType = USB_DT_INTERFACE,
                      .bNumEndpoints = 2,
                      .bInterfaceClass = USB_CLASS_VENDOR_SPEC,
                      .bInterfaceSubClass = protocol,
                      .bInterfaceProtocol = protocol,
                      .iInterface = 1},
        .in = {.bLength = sizeof made.in,
               .bDescriptorType = USB_DT_ENDPOINT,
               .bEndpointAddress = 1 | USB_DIR_IN,
               .bmAttributes = USB_ENDPOINT_XFER_BULK,
               .wMaxPacketSize = htole16(packet)},
        .out = {.bLength = sizeof made.out,
                .bDescriptorType = USB_DT_ENDPOINT,
                .bEndpointAddress = 2 | USB_DIR_OUT,
                .bmAttributes = USB_ENDPOINT_XFER_BULK,
                .wMaxPacketSize = htole16(packet)}};
    return made;
}

static void describe(int control)
{
    struct descriptors descriptors = {
        .head = {.magic = htole32(FUNCTIONFS_DESCRIPTORS_MAGIC_V2),
                 .length = htole32(sizeof descriptors),
                 .flags = htole32(FUNCTIONFS_HAS_FS_DESC | FUNCTIONFS_HAS_HS_DESC | FUNCTIONFS_ALL_CTRL_RECIP)},
        .full_speed_count = htole32(3),
        .high_speed_count = htole32(3),
        .full_speed = interface_with(full_speed_packet),
        .high_speed = interface_with(high_speed_packet)};
    if (write(control, &descriptors, sizeof descriptors) < 0)
        give_up("descriptors");

    const char *name = kind == ftdi ? "FT232R USB UART" : "Heelstrike";
    uint8_t text[64];
    struct usb_functionfs_strings_head head = {.magic = htole32(FUNCTIONFS_STRINGS_MAGIC),
                                               .length = htole32(sizeof head + 2 + strlen(name) + 1),
                                               .str_count = htole32(1),
                                               .lang_count = htole32(1)};
    uint16_t english = htole16(0x0409);
    memcpy(text, &head, sizeof head);
    memcpy(text + sizeof head, &english, 2);
    strcpy((char *)text + sizeof head + 2, name);
    if (write(control, text, le32toh(head.length)) < 0)
        give_up("strings");
}

/* ---- Control requests ---- */

/* Answers what a driver asks an FT232R; requests without an answer are only taken. */
static void answer(int control, const struct usb_ctrlrequest *request)
{
    static uint8_t latency = 16;
    uint8_t data[64] = {0};
    size_t length = le16toh(request->wLength);
    if (length > sizeof data)
        length = sizeof data;
    if (request->bRequest == 5)
        memcpy(data, ftdi_status, sizeof ftdi_status);
    if (request->bRequest == 9)
        latency = (uint8_t)le16toh(request->wValue);
    if (request->bRequest == 10)
        data[0] = latency;
    ssize_t done = request->bRequestType & USB_DIR_IN ? write(control, data, length) : read(control, data, length);
    if (done < 0)
        perror("control request");
}

static void serve_control(int control)
{
    for (;;) {
        struct usb_functionfs_event event;
        if (read(control, &event, sizeof event) < 0) {
            /* EIDRM: the host asked anew before it was answered; its new request is read next. */
            if (errno != EINTR && errno != EIDRM)
                give_up("control endpoint");
        } else if (event.type == FUNCTIONFS_SETUP) {
            answer(control, &event.u.setup);
        }
    }
}

/* ---- Data ---- */

/* Packs bytes as an FT232R does: two bytes of status in each packet, and a short packet at the end. */
static size_t pack(const uint8_t *bytes, size_t count, uint8_t *packets)
{
    size_t length = 0, part;
    do {
        part = count < full_speed_packet - 2 ? count : full_speed_packet - 2;
        memcpy(packets + length, ftdi_status, 2);
        memcpy(packets + length + 2, bytes, part);
        length += part + 2;
        bytes += part;
        count -= part;
    } while (part == full_speed_packet - 2);
    return length;
}

/* To the USB host, or nowhere. Less than a packet at a time, as a short packet ends the host's transfer. */
static void *send_to_host(void *unused)
{
    uint8_t bytes[high_speed_packet - 1], packets[1024];
    for (;;) {
        ssize_t count = read(line, bytes, sizeof bytes);
        if (count <= 0) {
            /* The sensor is not there yet, or has gone. */
            usleep(20000);
            continue;
        }
        const uint8_t *packet = kind == ftdi ? packets : bytes;
        size_t length = kind == ftdi ? pack(bytes, (size_t)count, packets) : (size_t)count;
        /* A tty has room again soon, unless there is no host. */
        struct pollfd room = {.fd = input, .events = POLLOUT};
        if (kind == acm)
            poll(&room, 1, 1000);
        if (write(input, packet, length) == (ssize_t)length)
            write_all(record, bytes, (size_t)count);
    }
    return unused;
}

static void *receive_from_host(void *unused)
{
    uint8_t bytes[high_speed_packet];
    for (;;) {
        ssize_t count = read(output, bytes, kind == ftdi ? full_speed_packet : high_speed_packet);
        if (count > 0)
            write_all(line, bytes, (size_t)count);
        else
            usleep(5000);
    }
    return unused;
}

/* The kernel hangs the gadget's tty up with the cable; it is opened again, and has no place for bytes meanwhile. */
static void serve_terminal(const char *path)
{
    for (;;) {
        int terminal = open_or_give_up(path, O_RDWR | O_NOCTTY | O_NONBLOCK);
        make_raw(terminal);
        if (input < 0)
            input = output = terminal;
        else
            dup2(terminal, input), close(terminal);
        struct pollfd hangup = {.fd = input};
        while (poll(&hangup, 1, 50) == 0)
            ;
        usleep(100000);
    }
}

int main(int count, char **arguments)
{
    if (count != 5)
        return fprintf(stderr, "usage: gadget vendor|ftdi|acm LINE ENDPOINTS LOG\n"), 2;
    kind = strcmp(arguments[1], "vendor") == 0 ? vendor : strcmp(arguments[1], "ftdi") == 0 ? ftdi : acm;
    line = open_or_give_up(arguments[2], O_RDWR | O_NOCTTY);
    record = open_or_give_up(arguments[4], O_WRONLY | O_CREAT | O_TRUNC);
    make_raw(line);

    int control = -1;
    if (kind != acm) {
        if (chdir(arguments[3]) != 0)
            give_up(arguments[3]);
        control = open_or_give_up("ep0", O_RDWR);
        describe(control);
        /* Without waiting: where there is no host, bytes are refused. */
        input = open_or_give_up("ep1", O_RDWR | O_NONBLOCK);
        output = open_or_give_up("ep2", O_RDWR | O_NONBLOCK);
    }
    pthread_t threads[2];
    pthread_create(&threads[0], NULL, send_to_host, NULL);
    pthread_create(&threads[1], NULL, receive_from_host, NULL);
    puts("ready");
    fflush(stdout);
    if (kind == acm)
        serve_terminal(arguments[3]);
    else
        serve_control(control);
}
