import FoundationEssentials
import Glibc

/// Finds the serial ports of USB devices in the system's own tables.
public struct DeviceDiscovery: Sendable {
    private let root: String

    /// - Parameter root: folder that holds `sys` and `dev`; another than `/` for tests.
    public init(root: String = "/") {
        self.root = root.hasSuffix("/") ? String(root.dropLast()) : root
    }

    /// Everything that may be a sensor.
    public func connected() -> [ConnectedDevice] {
        serialPorts().map { ConnectedDevice(address: $0.address, identity: $0.identity, name: $0.name) } + usbSensors()
    }

    /// USB devices that say in the name of a vendor interface that they speak our protocol: `Heelstrike` (a proposal).
    ///
    /// Others are reached by their address; nothing is sent to a stranger's device unasked.
    public func usbSensors() -> [ConnectedDevice] {
        #if USB
            let folder = "\(root)/sys/bus/usb/devices"
            let names = names(in: folder)
            return names.compactMap { name in
                let isSensor = names.contains { interface in
                    interface.hasPrefix("\(name):") && text("\(folder)/\(interface)/bInterfaceClass") == "ff"
                        && text("\(folder)/\(interface)/interface") == "Heelstrike"
                }
                guard isSensor, let identity = identity(in: "\(folder)/\(name)") else { return nil }
                return ConnectedDevice(
                    address: .usb(
                        vendor: identity.vendor, product: identity.product, serialNumber: identity.serialNumber),
                    identity: identity, name: self.name(in: "\(folder)/\(name)"))
            }
        #else
            return []
        #endif
    }

    /// All USB serial ports, in the order of their paths.
    public func serialPorts() -> [SerialPortDescription] {
        let stable = stablePaths()
        return names(in: "\(root)/sys/class/tty").compactMap { name in
            guard let (device, interface) = usbFolder(ofPort: name), let identity = identity(in: device) else {
                return nil
            }
            return SerialPortDescription(
                path: "\(root)/dev/\(name)", stablePath: stable[name], identity: identity, interface: interface,
                name: self.name(in: device))
        }
    }

    /// The port that a path names, also by another name of it.
    public func port(at path: String) -> SerialPortDescription? {
        let resolved = resolve(path) ?? path
        return serialPorts().first { $0.path == path || $0.path == resolved || $0.stablePath == path }
    }

    /// The same device's port, wherever it is now.
    public func port(like port: SerialPortDescription) -> SerialPortDescription? {
        let same = serialPorts().filter { $0.identity == port.identity && $0.interface == port.interface }
        // Without a serial number two alike cannot be told apart but by where they were.
        return same.first { $0.path == port.path }
            ?? (port.identity.serialNumber == nil && same.count > 1 ? nil : same.first)
    }

    // MARK: The system's tables

    private func identity(in device: String) -> USBIdentity? {
        guard let vendor = text("\(device)/idVendor").flatMap({ UInt16($0, radix: 16) }),
            let product = text("\(device)/idProduct").flatMap({ UInt16($0, radix: 16) })
        else { return nil }
        return USBIdentity(vendor: vendor, product: product, serialNumber: text("\(device)/serial"))
    }

    /// What the device calls itself.
    private func name(in device: String) -> String {
        [text("\(device)/manufacturer"), text("\(device)/product")].compactMap { $0 }.joined(separator: " ")
    }

    /// The port's USB device folder and the number of its interface.
    private func usbFolder(ofPort name: String) -> (device: String, interface: String)? {
        guard var folder = resolve("\(root)/sys/class/tty/\(name)/device") else { return nil }
        var interface = ""
        // ttyACM hangs below its interface, ttyUSB one further down.
        for _ in 0..<4 {
            if let number = text("\(folder)/bInterfaceNumber") { interface = number }
            if exists("\(folder)/idVendor") { return (folder, interface) }
            guard let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else { return nil }
            folder = String(folder[..<slash])
        }
        return nil
    }

    /// Names under `/dev/serial/by-id` by the name of the port that they lead to.
    private func stablePaths() -> [String: String] {
        var paths: [String: String] = [:]
        let folder = "\(root)/dev/serial/by-id"
        for name in names(in: folder) {
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)"),
                let port = target.split(separator: "/").last, paths[String(port)] == nil
            else { continue }
            paths[String(port)] = "\(folder)/\(name)"
        }
        return paths
    }

    private func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    private func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private func text(_ path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        let trimmed = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return trimmed.isEmpty ? nil : trimmed
    }

    private func resolve(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Asks the FTDI driver for 1 ms of latency instead of 16; does nothing where that is not its port or not allowed.
    static func shortenLatency(ofPort path: String) {
        guard let name = path.split(separator: "/").last else { return }
        let file = open("/sys/bus/usb-serial/devices/\(name)/latency_timer", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        _ = write(file, "1", 1)
        _ = close(file)
    }
}
