#ifndef CMOCKUSB_H
#define CMOCKUSB_H

#include <stddef.h>
#include <stdint.h>

/// A USB device of a vendor class that real libusb sees: 1209:0001, serial number without a string, bulk IN 81 and OUT 01.
/// Only inside `umockdev-wrapper`.
typedef struct mock_usb mock_usb;

/// Nonzero inside `umockdev-wrapper`.
int mock_usb_is_possible(void);

/// Plugs the device in; NULL when that is not possible.
mock_usb *mock_usb_new(void);

/// Gives the device bytes to send; each piece is one transfer of at most 4096 bytes.
void mock_usb_send(mock_usb *device, const uint8_t *bytes, size_t count);

/// Takes what the host sent; returns how many bytes.
size_t mock_usb_receive(mock_usb *device, uint8_t *bytes, size_t capacity);

/// Bytes not fetched yet by the host.
size_t mock_usb_backlog(mock_usb *device);

/// Pulls the cable: transfers under way come back with ESHUTDOWN, and udev says that it is gone.
void mock_usb_pull(mock_usb *device);

/// Plugs it in again.
void mock_usb_plug(mock_usb *device);

/// Makes the device belong to another program, so that its interface cannot be claimed.
void mock_usb_occupy(mock_usb *device, int is_occupied);

#endif
