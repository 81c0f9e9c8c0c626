import SensorData

/// What no insole's load can be: such a number is a broken cell, a lost byte or a wrong scale, and no load.
struct LoadLimits: Sendable {
    /// Newtons; an insole that is not set to zero can be some tens of newtons below it (proposal).
    var force = -200.0...20_000.0
    /// Pascals; insoles measure up to some 1 200 kPa (proposal).
    var pressure = -100_000.0...5_000_000.0

    /// Finds the loads of the table that cannot be.
    ///
    /// - Parameters:
    ///   - table: the printed numbers.
    ///   - plans: what the columns mean.
    /// - Returns: the places in the table's values, row after row.
    func impossible(in table: NumericTable, plans: [StreamPlan]) -> [Int] {
        let checked = plans.flatMap(\.channels).compactMap { channel -> (position: Int, range: ClosedRange<Double>)? in
            guard let position = table.columns.firstIndex(of: channel.column),
                let range = range(of: channel.descriptor)
            else { return nil }
            return (position, range)
        }
        guard !checked.isEmpty else { return [] }
        var places: [Int] = []
        let width = table.columns.count
        for base in stride(from: 0, to: table.values.count, by: width) {
            for (position, range) in checked {
                let value = table.values[base + position]
                if value < range.lowerBound || value > range.upperBound { places.append(base + position) }
            }
        }
        return places
    }

    /// The printed numbers that can be; nil for what is no load or has no unit that says how large one is.
    private func range(of channel: ChannelDescriptor) -> ClosedRange<Double>? {
        switch channel.quantity {
        case .cellLoad, .totalForce: break
        default: return nil
        }
        let limits: ClosedRange<Double>
        switch channel.unit {
        case .newton: limits = force
        case .pascal, .kilopascal, .newtonPerSquareCentimetre, .millimetreOfMercury: limits = pressure
        default: return nil
        }
        let factor = channel.scale * channel.unit.factorToSI
        guard factor.isFinite, factor != 0, channel.offset.isFinite else { return nil }
        let ends = [limits.lowerBound, limits.upperBound].map {
            ($0 - channel.offset * channel.unit.factorToSI) / factor
        }
        return min(ends[0], ends[1])...max(ends[0], ends[1])
    }
}
