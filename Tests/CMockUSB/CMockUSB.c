#include "CMockUSB.h"

#include <errno.h>
#include <linux/types.h>
#include <linux/usbdevice_fs.h>
#include <string.h>
#include <sys/ioctl.h>
#include <umockdev.h>

#define NODE "/dev/bus/usb/001/002"
#define SYSTEM_PATH "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-1"
// Device, configuration, interface FF/00/00, bulk IN 81 and bulk OUT 01 of 64 bytes: USB 2.0 section 9.6.
#define DESCRIPTORS                                                                                                    \
    "120100020000004009120100000100000001"                                                                             \
    "09022000010100803209040000"                                                                                       \
    "02FF00000007058102400000"                                                                                         \
    "07050102400000"
#define DEVICE                                                                                                         \
    "P: /devices/pci0000:00/0000:00:14.0/usb1/1-1\n"                                                                   \
    "N: bus/usb/001/002=" DESCRIPTORS "\n"                                                                             \
    "E: DEVNAME=/dev/bus/usb/001/002\nE: DEVTYPE=usb_device\nE: SUBSYSTEM=usb\nE: DRIVER=usb\n"                        \
    "E: BUSNUM=001\nE: DEVNUM=002\nE: MAJOR=189\nE: MINOR=1\nE: PRODUCT=1209/1/100\n"                                  \
    "A: bConfigurationValue=1\\n\nA: bNumConfigurations=1\\n\nA: busnum=1\\n\nA: devnum=2\\n\nA: speed=12\\n\n"        \
    "A: idVendor=1209\\n\nA: idProduct=0001\\n\n"                                                                      \
    "H: descriptors=" DESCRIPTORS "\n\n"

/// One request block that the host has handed over.
typedef struct {
    UMockdevIoctlData *block;
    UMockdevIoctlData *buffer;
    gsize capacity;
    gulong address;
} Request;

struct mock_usb {
    UMockdevTestbed *testbed;
    UMockdevIoctlBase *handler;
    GMutex lock;
    /// Input requests that wait for bytes.
    GQueue waiting;
    /// Requests that can be fetched.
    GQueue done;
    /// What the device has to send, as GBytes.
    GQueue output;
    /// What the host sent.
    GByteArray *input;
    gboolean is_gone;
    gboolean is_occupied;
};

static void finish(mock_usb *device, Request *request, int status, int count) {
    struct usbdevfs_urb *block = (struct usbdevfs_urb *)request->block->data;
    block->status = status;
    block->actual_length = count;
    g_queue_push_tail(&device->done, request);
}

static void answer_waiting(mock_usb *device) {
    while (!g_queue_is_empty(&device->waiting) && !g_queue_is_empty(&device->output)) {
        Request *request = g_queue_pop_head(&device->waiting);
        GBytes *bytes = g_queue_pop_head(&device->output);
        gsize count = 0;
        const void *data = g_bytes_get_data(bytes, &count);
        count = MIN(count, request->capacity);
        memcpy(request->buffer->data, data, count);
        finish(device, request, 0, (int)count);
        g_bytes_unref(bytes);
    }
}

static void submit(mock_usb *device, UMockdevIoctlData *argument) {
    Request *request = g_new0(Request, 1);
    memcpy(&request->address, argument->data, sizeof request->address);
    request->block = umockdev_ioctl_data_resolve(argument, 0, sizeof(struct usbdevfs_urb), NULL);
    struct usbdevfs_urb *block = (struct usbdevfs_urb *)request->block->data;
    request->capacity = (gsize)block->buffer_length;
    if (request->capacity > 0) {
        gsize offset = G_STRUCT_OFFSET(struct usbdevfs_urb, buffer);
        request->buffer = umockdev_ioctl_data_resolve(request->block, offset, request->capacity, NULL);
    }
    if (block->type == USBDEVFS_URB_TYPE_CONTROL) {
        finish(device, request, -EPIPE, 0);
    } else if (block->endpoint & 0x80) {
        g_queue_push_tail(&device->waiting, request);
        answer_waiting(device);
    } else {
        g_byte_array_append(device->input, request->buffer->data, (guint)request->capacity);
        finish(device, request, 0, (int)request->capacity);
    }
}

static gboolean discard(mock_usb *device, gulong address) {
    for (GList *link = device->waiting.head; link; link = link->next) {
        Request *request = link->data;
        if (request->address != address) continue;
        g_queue_delete_link(&device->waiting, link);
        finish(device, request, -ENOENT, 0);
        return TRUE;
    }
    return FALSE;
}

static gboolean nothing_yet(gpointer client) {
    umockdev_ioctl_client_complete(client, -1, EAGAIN);
    g_object_unref(client);
    return G_SOURCE_REMOVE;
}

static void reap(mock_usb *device, UMockdevIoctlClient *client, UMockdevIoctlData *argument) {
    Request *request = NULL;
    while (device->is_gone && (request = g_queue_pop_head(&device->waiting))) finish(device, request, -ESHUTDOWN, 0);
    request = g_queue_pop_head(&device->done);
    if (request) {
        UMockdevIoctlData *place = umockdev_ioctl_data_resolve(argument, 0, sizeof(gpointer), NULL);
        umockdev_ioctl_data_set_ptr(place, 0, request->block);
        umockdev_ioctl_data_unref(place);
        umockdev_ioctl_client_complete(client, 0, 0);
        g_free(request);
    } else if (device->is_gone) {
        umockdev_ioctl_client_complete(client, -1, ENODEV);
    } else {
        // A mocked node always polls ready; answering late keeps the host from spinning.
        GSource *timer = g_timeout_source_new(1);
        g_source_set_callback(timer, nothing_yet, g_object_ref(client), NULL);
        g_source_attach(timer, g_main_context_get_thread_default());
        g_source_unref(timer);
    }
}

static gboolean on_ioctl(UMockdevIoctlBase *handler, UMockdevIoctlClient *client, gpointer user) {
    (void)handler;
    mock_usb *device = user;
    gulong code = umockdev_ioctl_client_get_request(client);
    UMockdevIoctlData *argument = umockdev_ioctl_client_get_arg(client);
    gboolean is_known = TRUE;
    g_mutex_lock(&device->lock);
    switch (code) {
    case USBDEVFS_GET_CAPABILITIES: {
        UMockdevIoctlData *place = umockdev_ioctl_data_resolve(argument, 0, 4, NULL);
        guint32 capabilities =
            USBDEVFS_CAP_BULK_CONTINUATION | USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
        memcpy(place->data, &capabilities, sizeof capabilities);
        umockdev_ioctl_data_unref(place);
        umockdev_ioctl_client_complete(client, 0, 0);
        break;
    }
    case USBDEVFS_CLAIMINTERFACE:
        if (device->is_occupied) {
            umockdev_ioctl_client_complete(client, -1, EBUSY);
            break;
        }
        __attribute__((fallthrough));
    case USBDEVFS_RELEASEINTERFACE:
    case USBDEVFS_CLEAR_HALT:
    case USBDEVFS_RESET:
        umockdev_ioctl_client_complete(client, device->is_gone ? -1 : 0, device->is_gone ? ENODEV : 0);
        break;
    case USBDEVFS_GETDRIVER: umockdev_ioctl_client_complete(client, -1, ENODATA); break;
    case USBDEVFS_SUBMITURB:
        if (!device->is_gone) submit(device, argument);
        umockdev_ioctl_client_complete(client, device->is_gone ? -1 : 0, device->is_gone ? ENODEV : 0);
        break;
    case USBDEVFS_DISCARDURB: {
        gulong address = 0;
        memcpy(&address, argument->data, sizeof address);
        gboolean is_found = discard(device, address);
        umockdev_ioctl_client_complete(client, is_found ? 0 : -1, is_found ? 0 : EINVAL);
        break;
    }
    case USBDEVFS_REAPURB:
    case USBDEVFS_REAPURBNDELAY: reap(device, client, argument); break;
    default: is_known = FALSE;
    }
    g_mutex_unlock(&device->lock);
    return is_known;
}

int mock_usb_is_possible(void) {
    const char *libraries = g_getenv("LD_PRELOAD");
    return libraries != NULL && strstr(libraries, "umockdev") != NULL;
}

mock_usb *mock_usb_new(void) {
    if (!mock_usb_is_possible()) return NULL;
    mock_usb *device = g_new0(mock_usb, 1);
    g_mutex_init(&device->lock);
    g_queue_init(&device->waiting);
    g_queue_init(&device->done);
    g_queue_init(&device->output);
    device->input = g_byte_array_new();
    device->testbed = umockdev_testbed_new();
    device->handler = umockdev_ioctl_base_new();
    if (!umockdev_testbed_add_from_string(device->testbed, DEVICE, NULL)) return NULL;
    g_signal_connect(device->handler, "handle-ioctl", G_CALLBACK(on_ioctl), device);
    if (!umockdev_testbed_attach_ioctl(device->testbed, NODE, device->handler, NULL)) return NULL;
    return device;
}

void mock_usb_send(mock_usb *device, const uint8_t *bytes, size_t count) {
    g_mutex_lock(&device->lock);
    for (size_t start = 0; start < count && !device->is_gone; start += 4096) {
        g_queue_push_tail(&device->output, g_bytes_new(bytes + start, MIN(4096, count - start)));
    }
    answer_waiting(device);
    g_mutex_unlock(&device->lock);
}

size_t mock_usb_receive(mock_usb *device, uint8_t *bytes, size_t capacity) {
    g_mutex_lock(&device->lock);
    size_t count = MIN(capacity, device->input->len);
    memcpy(bytes, device->input->data, count);
    if (count > 0) g_byte_array_remove_range(device->input, 0, (guint)count);
    g_mutex_unlock(&device->lock);
    return count;
}

size_t mock_usb_backlog(mock_usb *device) {
    g_mutex_lock(&device->lock);
    size_t count = 0;
    for (GList *link = device->output.head; link; link = link->next) count += g_bytes_get_size(link->data);
    g_mutex_unlock(&device->lock);
    return count;
}

void mock_usb_pull(mock_usb *device) {
    g_mutex_lock(&device->lock);
    device->is_gone = TRUE;
    g_queue_clear_full(&device->output, (GDestroyNotify)g_bytes_unref);
    g_byte_array_set_size(device->input, 0);
    g_mutex_unlock(&device->lock);
    umockdev_testbed_uevent(device->testbed, SYSTEM_PATH, "remove");
}

void mock_usb_plug(mock_usb *device) {
    g_mutex_lock(&device->lock);
    device->is_gone = FALSE;
    g_mutex_unlock(&device->lock);
    umockdev_testbed_uevent(device->testbed, SYSTEM_PATH, "add");
}

void mock_usb_occupy(mock_usb *device, int is_occupied) {
    g_mutex_lock(&device->lock);
    device->is_occupied = is_occupied != 0;
    g_mutex_unlock(&device->lock);
}
