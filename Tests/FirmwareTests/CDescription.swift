import CFirmwareReference
import SensorData

/// A self-description as the C reference's table; owns all that the table points to.
final class CDescription {
    let pointer: UnsafeMutablePointer<hs_description>
    private var owned: [UnsafeMutableRawPointer] = []

    init(_ device: DeviceDescriptor) {
        pointer = UnsafeMutablePointer<hs_description>.allocate(capacity: 1)
        pointer.initialize(to: hs_description())
        pointer.pointee.manufacturer = text(device.manufacturer)
        pointer.pointee.model = text(device.model)
        pointer.pointee.serial_number = text(device.serialNumber)
        pointer.pointee.firmware = text(device.firmware)
        pointer.pointee.streams = array(device.streams.map(stream))
        pointer.pointee.stream_count = device.streams.count
    }

    deinit {
        for memory in owned { memory.deallocate() }
        pointer.deallocate()
    }

    // MARK: Parts

    private func stream(_ stream: StreamDescriptor) -> hs_stream {
        var c = hs_stream()
        c.number = stream.id
        c.name = text(stream.name)
        c.side = hs_side(stream.side == nil ? 0 : stream.side == .left ? 1 : 2)
        c.placement = hs_placement(order(stream.placement, [.unknown, .insole, .instep, .lateralFoot, .heel]))
        c.mounting = hs_mounting(order(stream.mounting, [.unknown, .footAxes]))
        c.sample_rate = frequency(stream.sampleRate)
        c.clock_rate = frequency(stream.clockRate)
        c.channels = array(stream.channels.map(channel))
        c.channel_count = stream.channels.count
        c.cells = array(stream.cells.map(cell))
        c.cell_count = stream.cells.count
        return c
    }

    private func frequency(_ frequency: Frequency) -> hs_frequency {
        hs_frequency(numerator: frequency.numerator, denominator: frequency.denominator)
    }

    private func channel(_ channel: ChannelDescriptor) -> hs_channel {
        var c = hs_channel()
        c.name = text(channel.name)
        switch channel.quantity {
        case .acceleration(let axis): (c.quantity, c.axis) = (HS_ACCELERATION, self.axis(axis))
        case .angularRate(let axis): (c.quantity, c.axis) = (HS_ANGULAR_RATE, self.axis(axis))
        case .magneticField(let axis): (c.quantity, c.axis) = (HS_MAGNETIC_FIELD, self.axis(axis))
        case .centreOfPressure(let axis): (c.quantity, c.axis) = (HS_CENTRE_OF_PRESSURE, self.axis(axis))
        case .cellLoad(let cell): (c.quantity, c.cell) = (HS_CELL_LOAD, Int32(clamping: cell))
        case .totalForce: c.quantity = HS_TOTAL_FORCE
        case .temperature: c.quantity = HS_TEMPERATURE
        case .other: c.quantity = HS_OTHER
        }
        c.unit = hs_unit(order(channel.unit, Unit.allCases))
        c.encoding = CDescription.encoding(channel.encoding)
        (c.scale, c.offset) = (channel.scale, channel.offset)
        if let range = channel.range { (c.has_range, c.lowest, c.highest) = (1, range.lowerBound, range.upperBound) }
        return c
    }

    static func encoding(_ encoding: ChannelEncoding) -> hs_encoding {
        hs_encoding(UInt32(ChannelEncoding.allCases.firstIndex(of: encoding) ?? 0))
    }

    private func axis(_ axis: Axis) -> hs_axis { hs_axis(order(axis, Axis.allCases)) }

    private func cell(_ cell: PressureCell) -> hs_cell {
        var c = hs_cell()
        c.number = Int32(clamping: cell.number)
        if let x = cell.x { (c.has, c.x) = (c.has | UInt8(HS_HAS_X), x) }
        if let y = cell.y { (c.has, c.y) = (c.has | UInt8(HS_HAS_Y), y) }
        if let area = cell.area { (c.has, c.area) = (c.has | UInt8(HS_HAS_AREA), area) }
        c.region = hs_region(cell.region.map { order($0, SoleRegion.allCases) + 1 } ?? 0)
        return c
    }

    private func order<Value: Equatable>(_ value: Value, _ all: [Value]) -> UInt32 {
        UInt32(all.firstIndex(of: value) ?? 0)
    }

    // MARK: Memory

    private func text(_ text: String) -> UnsafePointer<CChar> {
        array(text.utf8.map { CChar(bitPattern: $0) } + [0])
    }

    private func array<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
        for (index, element) in elements.enumerated() { (memory + index).initialize(to: element) }
        owned.append(UnsafeMutableRawPointer(memory))
        return UnsafePointer(memory)
    }
}
