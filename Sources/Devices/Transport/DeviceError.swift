import Glibc

/// Why a sensor cannot be used; the text says what to do.
public enum DeviceError: Error, Equatable, Sendable, CustomStringConvertible {
    case notFound(address: String)
    case noPermission(address: String, remedy: String)
    case busy(address: String)
    case notASerialPort(path: String)
    /// Nothing that answers was found without an address.
    case nothingFound
    /// The device is there and says nothing that we understand.
    case noAnswer(address: String)
    case unsupported(address: String, reason: String)
    /// Any other refusal of the system, with its text.
    case system(address: String, action: String, text: String)

    public var description: String {
        switch self {
        case .notFound(let address):
            "\(address): there is no such device; is it plugged in? `heelstrike devices` lists what is."
        case .noPermission(let address, let remedy): "\(address): permission denied. \(remedy)"
        case .busy(let address): "\(address): another program uses it; end that program, or unplug and plug in again."
        case .notASerialPort(let path):
            "\(path): this is not a serial port; `heelstrike devices` lists those there are."
        case .nothingFound:
            """
            No sensor answered. Plug one in and look with `heelstrike devices`, or name one with --device; \
            without hardware: `heelstrike simulate --pty`.
            """
        case .noAnswer(let address):
            """
            \(address): does not answer in the Heelstrike protocol. Is it the right device, is the baud rate right \
            (ADDRESS@BAUD), does its firmware speak version 1?
            """
        case .unsupported(let address, let reason): "\(address): \(reason)"
        case .system(let address, let action, let text): "\(address): could not \(action): \(text)."
        }
    }

    /// What the system refused with an error number.
    static func serial(_ path: String, _ code: Int32, _ action: String) -> DeviceError {
        switch code {
        case ENOENT, ENODEV, ENXIO: .notFound(address: path)
        case EACCES, EPERM:
            .noPermission(
                address: path,
                remedy:
                    "Become a member of the group that owns it: `sudo usermod -aG dialout $USER`; then log in again.")
        case EBUSY: .busy(address: path)
        case ENOTTY, EINVAL, EISDIR: .notASerialPort(path: path)
        default: .system(address: path, action: action, text: "\(String(cString: strerror(code))) (errno \(code))")
        }
    }
}
