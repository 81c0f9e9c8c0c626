import SensorData

extension [UInt8] {
    /// Appends one raw number in a channel's encoding; false, and nothing appended, when the encoding cannot hold it.
    mutating func append(_ value: Double, as encoding: ChannelEncoding) -> Bool {
        switch encoding {
        case .uint8: return appendWhole(UInt8(exactly: value))
        case .int8: return appendWhole(Int8(exactly: value).map { UInt8(bitPattern: $0) })
        case .uint16: return appendWhole(UInt16(exactly: value))
        case .int16: return appendWhole(Int16(exactly: value).map { UInt16(bitPattern: $0) })
        case .uint32: return appendWhole(UInt32(exactly: value))
        case .int32: return appendWhole(Int32(exactly: value).map { UInt32(bitPattern: $0) })
        case .float32:
            let single = Float(value)
            // A finite number that became infinite was out of range; it would come back as something else.
            guard single.isFinite || !value.isFinite else { return false }
            append(littleEndian: single.bitPattern)
            return true
        case .float64:
            append(littleEndian: value.bitPattern)
            return true
        }
    }

    private mutating func appendWhole<Value: FixedWidthInteger & UnsignedInteger>(_ value: Value?) -> Bool {
        guard let value else { return false }
        append(littleEndian: value)
        return true
    }
}
