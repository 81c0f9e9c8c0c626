import Glibc

/// Why a sensor cannot be used; the text says what to do.
public enum DeviceError: Error, Equatable, Sendable, CustomStringConvertible {
    case notFound(address: String)
    case noPermission(address: String, remedy: String)
    /// The holder is the program that has it, as far as that can be seen.
    case busy(address: String, holder: String? = nil)
    case notASerialPort(path: String)
    /// Nothing that answers was found without an address.
    case nothingFound
    /// The device is there and says nothing that we understand.
    case noAnswer(address: String)
    /// It sends, but nothing that we understand; `heard` says what.
    case notUnderstood(address: String, heard: String)
    /// At the rate that was given nothing is understood, at another one it is.
    case wrongBaud(address: String, given: UInt32, right: UInt32, speaks: String)
    /// It is another sensor than the one that was named.
    case wrongProtocol(address: String, given: String, speaks: String)
    case unsupported(address: String, reason: String)
    /// Any other refusal of the system, with its text.
    case system(address: String, action: String, text: String)

    public var description: String {
        switch self {
        case .notFound(let address):
            "\(address): there is no such device; is it plugged in? `heelstrike devices` lists what is."
        case .noPermission(let address, let remedy): "\(address): permission denied. \(remedy)"
        case .busy(let address, let holder?): "\(address): \(holder) uses it; end that program first."
        case .busy(let address, nil):
            "\(address): another program uses it; end that program, or unplug and plug in again."
        case .notASerialPort(let path):
            "\(path): this is not a serial port; `heelstrike devices` lists those there are."
        case .nothingFound:
            """
            No sensor answered. Plug one in and look with `heelstrike devices`, or name one with --device; \
            without hardware: `heelstrike simulate --pty`.
            """
        case .noAnswer(let address):
            """
            \(address): sends nothing and does not answer. Is it the right device, and switched on? A sensor on a real serial \
            line may need its baud rate: --device ADDRESS@BAUD.
            """
        case .notUnderstood(let address, let heard):
            """
            \(address): it sends, but nothing that we understand: \(heard). Is it a sensor that we know \
            (`heelstrike help record`), and is its baud rate one of the usual ones? Else give it: --device ADDRESS@BAUD.
            """
        case .wrongBaud(let address, let given, let right, let speaks):
            """
            \(address): wrong baud rate. At \(given) baud nothing is understood; at \(right) baud it is \(speaks). \
            Use --device \(address)@\(right), or leave the rate out.
            """
        case .wrongProtocol(let address, let given, let speaks):
            "\(address): it is no \(given): it speaks \(speaks). Leave the protocol out, or name the right one."
        case .unsupported(let address, let reason): "\(address): \(reason)"
        case .system(let address, let action, let text): "\(address): could not \(action): \(text)."
        }
    }

    /// What the system refused with an error number.
    static func serial(_ path: String, _ code: Int32, _ action: String, holder: String? = nil) -> DeviceError {
        switch code {
        case ENOENT, ENODEV, ENXIO: .notFound(address: path)
        case EACCES, EPERM:
            .noPermission(
                address: path,
                remedy:
                    "Become a member of the group that owns it: `sudo usermod -aG \(group(of: path)) $USER`; "
                    + "then log in again.")
        case EBUSY: .busy(address: path, holder: holder)
        case ENOTTY, EINVAL, EISDIR: .notASerialPort(path: path)
        default: .system(address: path, action: action, text: "\(String(cString: strerror(code))) (errno \(code))")
        }
    }

    /// The group that may use a port; `dialout` on Debian.
    private static func group(of path: String) -> String {
        var file = stat()
        // Where root's group owns it, membership would not help; the rule of the distribution is what is wrong then.
        guard stat(path, &file) == 0, file.st_gid != 0, let entry = getgrgid(file.st_gid) else { return "dialout" }
        return String(cString: entry.pointee.gr_name)
    }
}
