import Devices
import Testing

struct DiscoveryTests {
    /// A tree like the system's: a CDC-ACM insole, an FTDI cable, and the machine's own UART.
    private func tree() throws -> Folder {
        let folder = try Folder()
        let bus = "sys/devices/pci0000:00/usb1"
        for (device, vendor, product, serial) in [("1-1", "1209", "0001", "L-0001"), ("1-2", "0403", "6001", "FT9")] {
            try folder.write("\(bus)/\(device)/idVendor", "\(vendor)\n")
            try folder.write("\(bus)/\(device)/idProduct", "\(product)\n")
            try folder.write("\(bus)/\(device)/serial", "\(serial)\n")
            try folder.write("\(bus)/\(device)/product", "Product of \(device)\n")
        }
        try folder.write("\(bus)/1-1/1-1:1.0/bInterfaceNumber", "00\n")
        try folder.write("\(bus)/1-1/1-1:1.0/tty/ttyACM0/dev", "166:0\n")
        try folder.write("\(bus)/1-2/1-2:1.0/ttyUSB0/tty/ttyUSB0/dev", "188:0\n")
        try folder.write("sys/devices/platform/serial8250/tty/ttyS0/dev", "4:64\n")
        let classes = "sys/class/tty"
        try folder.link("\(bus)/1-1/1-1:1.0/tty/ttyACM0/device", to: "../../../1-1:1.0")
        try folder.link("\(bus)/1-2/1-2:1.0/ttyUSB0/tty/ttyUSB0/device", to: "../../../ttyUSB0")
        try folder.link("sys/devices/platform/serial8250/tty/ttyS0/device", to: "../../../serial8250")
        try folder.link("\(classes)/ttyACM0", to: "../../devices/pci0000:00/usb1/1-1/1-1:1.0/tty/ttyACM0")
        try folder.link("\(classes)/ttyUSB0", to: "../../devices/pci0000:00/usb1/1-2/1-2:1.0/ttyUSB0/tty/ttyUSB0")
        try folder.link("\(classes)/ttyS0", to: "../../devices/platform/serial8250/tty/ttyS0")
        try folder.write("dev/ttyACM0", "")
        try folder.write("dev/ttyUSB0", "")
        try folder.link("dev/serial/by-id/usb-insole_L-0001-if00", to: "../../ttyACM0")
        return folder
    }

    @Test func `USB serial ports are found with their numbers, and others are not`() throws {
        let folder = try tree()
        let ports = DeviceDiscovery(root: folder.path).serialPorts()
        #expect(ports.map(\.path) == [folder["dev/ttyACM0"], folder["dev/ttyUSB0"]])
        #expect(ports.first?.identity == USBIdentity(vendor: 0x1209, product: 1, serialNumber: "L-0001"))
        #expect(ports.last?.identity == USBIdentity(vendor: 0x0403, product: 0x6001, serialNumber: "FT9"))
        #expect(ports.first?.name == "Product of 1-1")
    }

    @Test func `a port goes by the name that stays the same`() throws {
        let folder = try tree()
        let ports = DeviceDiscovery(root: folder.path).serialPorts()
        #expect(ports.first?.stablePath == folder["dev/serial/by-id/usb-insole_L-0001-if00"])
        #expect(ports.last?.stablePath == nil)
        #expect(ports.last?.address == .serial(path: folder["dev/ttyUSB0"], baud: DeviceAddress.usualBaud))
    }

    @Test func `a device that is plugged in elsewhere is found by its serial number`() throws {
        let folder = try tree()
        let discovery = DeviceDiscovery(root: folder.path)
        let before = try #require(discovery.port(at: folder["dev/ttyUSB0"]))
        let bus = "sys/devices/pci0000:00/usb1"
        try folder.link("sys/class/tty/ttyUSB3", to: "../../devices/pci0000:00/usb1/1-2/1-2:1.0/ttyUSB0/tty/ttyUSB0")
        try folder.write("\(bus)/1-2/serial", "ANOTHER\n")
        #expect(discovery.port(like: before) == nil)
        try folder.write("\(bus)/1-2/serial", "FT9\n")
        #expect(discovery.port(like: before)?.path == folder["dev/ttyUSB0"])
    }

    @Test func `a USB device is a sensor when its vendor interface says so`() throws {
        let folder = try Folder()
        let bus = "sys/bus/usb/devices"
        for (device, interface, name) in [
            ("1-1", "ff", "Heelstrike"), ("1-2", "ff", "Wireless"), ("1-3", "03", "Heelstrike"),
        ] {
            try folder.write("\(bus)/\(device)/idVendor", "1209\n")
            try folder.write("\(bus)/\(device)/idProduct", "0001\n")
            try folder.write("\(bus)/\(device)/serial", "SN \(device)\n")
            try folder.write("\(bus)/\(device):1.0/bInterfaceClass", "\(interface)\n")
            try folder.write("\(bus)/\(device):1.0/interface", "\(name)\n")
        }
        let sensors = DeviceDiscovery(root: folder.path).usbSensors()
        #if USB
            #expect(sensors.map(\.address) == [.usb(vendor: 0x1209, product: 1, serialNumber: "SN 1-1")])
        #else
            // A build without USB cannot reach it and does not list it.
            #expect(sensors.isEmpty)
        #endif
    }

    @Test func `a machine without such tables has no ports`() throws {
        #expect(DeviceDiscovery(root: try Folder().path).serialPorts().isEmpty)
    }
}
