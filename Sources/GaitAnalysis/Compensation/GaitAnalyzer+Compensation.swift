import SensorData

extension GaitAnalyzer {
    /// What the sensors of both feet can tell.
    func abilities(hasWalking: Bool) -> RecordingAbilities {
        let cells = feet.compactMap { $0.pressure.flatMap { tracks[$0].channels.cells } }
        let inertial = feet.compactMap { $0.inertial.map { tracks[$0] } }
        let hasBoth = cells.count == feet.count
        return RecordingAbilities(
            isReferenceDevice: isReferenceDevice, hasForce: hasForce,
            hasCellForce: hasBoth && cells.allSatisfy { $0.cellUnit == "N" }, hasPressure: hasBoth,
            hasInertial: inertial.count == feet.count,
            hasHeelCells: hasBoth && cells.allSatisfy { $0.layout != nil },
            hasBorderCells: hasBoth
                && cells.allSatisfy { !($0.layout?.medial ?? []).isEmpty && !($0.layout?.lateral ?? []).isEmpty },
            hasPlaces: hasBoth && cells.allSatisfy { $0.layout?.places != nil },
            axesUncertain: feet.contains { foot in
                foot.inertial.map { !foot.swings.isEmpty && !hasSureAxes(track: $0) } ?? false
            },
            inertialRate: inertial.map { $0.descriptor.sampleRate.hertz }.min() ?? 0, hasWalking: hasWalking)
    }
}

extension Limitation {
    /// One entry for each reason, in the order in which they first come; nothing is named twice.
    static func merged(_ limitations: [Limitation]) -> [Limitation] {
        var result: [Limitation] = []
        for limitation in limitations {
            if let index = result.firstIndex(where: { $0.reason == limitation.reason }) {
                result[index].affects += limitation.affects.filter { !result[index].affects.contains($0) }
            } else {
                result.append(limitation)
            }
        }
        return result
    }
}
