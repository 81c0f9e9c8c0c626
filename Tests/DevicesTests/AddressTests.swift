import Devices
import Testing

struct AddressTests {
    @Test(arguments: [
        "/dev/ttyACM0", "/dev/ttyUSB0@115200", "/dev/serial/by-id/usb-a@b-if00", "usb:1209:0001", "usb:1209:0001:L:1",
    ])
    func `an address is read as it is printed`(text: String) throws {
        #expect(try #require(DeviceAddress(text)).description == text)
    }

    @Test(arguments: ["", "ttyACM0", "/dev/ttyUSB0@0", "usb:", "usb:12g9:0001", "usb:1209"])
    func `what is no address is refused`(text: String) {
        #expect(DeviceAddress(text) == nil)
    }

    @Test func `a port without a rate has the usual one`() {
        #expect(DeviceAddress("/dev/ttyUSB0") == .serial(path: "/dev/ttyUSB0", baud: DeviceAddress.usualBaud))
        #expect(DeviceAddress("/dev/ttyUSB0@9600") == .serial(path: "/dev/ttyUSB0", baud: 9600))
    }
}
