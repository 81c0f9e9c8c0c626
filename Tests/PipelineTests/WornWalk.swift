import GaitAnalysis
import Pipeline
import SensorData
import Simulation

/// A simulated walk as inertial sensors see it that are worn in some way: the cells are left out.
struct WornWalk {
    /// How the sensor's axes lie in the foot's.
    struct Wearing: Sendable, CustomStringConvertible {
        var description: String
        var placement = SensorPlacement.insole
        var mounting = Mounting.unknown
        /// The sensor's axes in the foot's, one after the other; orthogonal and right-handed.
        var axes: (x: SIMD3<Double>, y: SIMD3<Double>, z: SIMD3<Double>)

        /// As the simulator has it.
        static let insole = Wearing(
            description: "insole", mounting: .footAxes,
            axes: (SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)))
        /// On the sloping instep with the cable to the back.
        static let instep = Wearing(
            description: "instep", axes: (SIMD3(-0.8, 0, 0.6), SIMD3(0, -1, 0), SIMD3(0.6, 0, 0.8)))
        /// On the outer side of a left foot, on the inner of a right one.
        static let side = Wearing(description: "side", axes: (SIMD3(0, 0, 1), SIMD3(1, 0, 0), SIMD3(0, 1, 0)))
        /// Somehow.
        static let askew = Wearing(
            description: "askew",
            axes: (SIMD3(0.6, 0.64, 0.48), SIMD3(-0.8, 0.48, 0.36), SIMD3(0, -0.6, 0.8)))
    }

    var parameters: WalkParameters
    var seed: UInt64
    var duration = 45.0
    var rate = Frequency(200)
    var wearing = Wearing.insole

    var walk: SimulatedWalk {
        SimulatedWalk(parameters: parameters, seed: seed, duration: duration, sampleRate: rate)
    }

    func analysis() -> SessionAnalysis {
        let walk = walk
        var analyzer = GaitAnalyzer()
        let source = analyzer.addSource()
        var tracks: [UInt16: Int] = [:]
        for stream in walk.device.streams {
            var stream = stream
            stream.channels.removeLast(stream.channels.count - 6)
            stream.cells = []
            stream.placement = wearing.placement
            stream.mounting = wearing.mounting
            tracks[stream.id] = analyzer.add(stream, source: source)
        }
        let scales = walk.device.streams[0].channels.map(\.scale)
        let width = scales.count
        for batch in walk.samples() {
            guard let track = tracks[batch.stream] else { continue }
            var values: [Double] = []
            for sample in batch.ticks.indices {
                let row = batch.raw[sample * width..<sample * width + 6]
                let inFoot = zip(row, scales).map { $0 * $1 }
                for vector in [SIMD3(inFoot[0], inFoot[1], inFoot[2]), SIMD3(inFoot[3], inFoot[4], inFoot[5])] {
                    for axis in [wearing.axes.x, wearing.axes.y, wearing.axes.z] {
                        values.append((axis * vector).sum())
                    }
                }
            }
            let times = batch.ticks.map { Timestamp(nanoseconds: Int64($0) * 1000) }
            _ = analyzer.consume(
                stream: track, SampleBlock(stream: batch.stream, channelCount: 6, times: times, values: values),
                arrival: times.last ?? .zero)
        }
        _ = analyzer.finish()
        return analyzer.analysis(
            GaitAnalyzer.Context(
                software: HeelstrikeVersion.software, session: SessionInformation(), recordedAt: nil,
                quality: Quality()))
    }
}
