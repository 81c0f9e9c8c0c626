import Foundation
import SignalProcessing
import Testing

@Suite struct GeometryTests {
    static func vector(_ numbers: inout SeededNumbers) -> SIMD3<Double> {
        let parts = numbers.signal(count: 3)
        return SIMD3(parts[0], parts[1], parts[2])
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `rotations keep lengths, compose, invert and agree with Rodrigues`(seed: UInt64) throws {
        var numbers = SeededNumbers(state: seed)
        let (turn, other, v) = (Self.vector(&numbers) * 3, Self.vector(&numbers), Self.vector(&numbers))
        let (q, p) = (Quaternion(rotationVector: turn), Quaternion(rotationVector: other))
        let (angle, axis) = (turn.length, try #require(turn.normalized))
        let rodrigues =
            v * cos(angle) + axis.cross(v) * sin(angle) + axis * (axis.dot(v) * (1 - cos(angle)))
        #expect((q.rotate(v) - rodrigues).length < 1e-14)
        #expect((Quaternion(angle: angle, axis: turn).rotate(v) - rodrigues).length < 1e-14)
        #expect(((q * p).rotate(v) - q.rotate(p.rotate(v))).length < 1e-14)
        #expect((q.conjugate.rotate(q.rotate(v)) - v).length < 1e-14)
        #expect((Quaternion(rotationVector: q.rotationVector).rotate(v) - q.rotate(v)).length < 1e-14)
        let onto = Quaternion(from: turn, to: v)
        #expect(onto.rotate(turn).angle(to: v) < 1e-14)
        #expect(abs(onto.angle - turn.angle(to: v)) < 1e-13)
    }

    @Test func `opposite and missing directions still give a rotation`() {
        for v in [SIMD3(1.0, 0, 0), SIMD3(0, -2.0, 0), SIMD3(0.3, 0.4, 5)] {
            let q = Quaternion(from: v, to: -v)
            #expect((q.rotate(v) + v).length < 1e-14)
            #expect(abs(q.length - 1) < 1e-15)
            #expect(Quaternion(from: v, to: SIMD3()) == .identity)
            #expect((Quaternion(from: v, to: v).rotate(v) - v).length < 1e-14)
        }
    }

    @Test(arguments: [0, 0.25, 0.5, 1], [1e-12, 1e-3, 1, 3, 3.141, 4])
    func `slerp turns evenly and the shorter way`(share: Double, angle: Double) {
        let start = Quaternion(angle: 0.7, axis: SIMD3(1, 2, 3))
        let way = Quaternion(angle: angle, axis: SIMD3(0, 1, -1))
        let between = start.slerp(to: way * start, share: share)
        let shorter = angle <= .pi ? angle : angle - 2 * .pi
        let expected = Quaternion(angle: share * shorter, axis: SIMD3(0, 1, -1)) * start
        #expect((expected.conjugate * between).angle < 1e-12)
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `principal axes are square to each other and only stretched`(seed: UInt64) {
        var numbers = SeededNumbers(state: seed)
        let matrix = SymmetricMatrix3(covarianceOf: (0..<20).map { _ in Self.vector(&numbers) * SIMD3(5, 1, 0.1) })
        let axes = matrix.principalAxes
        #expect(axes.values.x >= axes.values.y && axes.values.y >= axes.values.z && axes.values.z >= 0)
        for (axis, value) in zip([axes.first, axes.second, axes.third], [axes.values.x, axes.values.y, axes.values.z]) {
            let image = SIMD3(
                SIMD3(matrix.xx, matrix.xy, matrix.xz).dot(axis), SIMD3(matrix.xy, matrix.yy, matrix.yz).dot(axis),
                SIMD3(matrix.xz, matrix.yz, matrix.zz).dot(axis))
            #expect((image - axis * value).length < 1e-13)
            #expect(abs(axis.length - 1) < 1e-14)
        }
        #expect(abs(axes.first.dot(axes.second)) < 1e-14)
        #expect((axes.first.cross(axes.second) - axes.third).length < 1e-14)
    }

    @Test func `a diagonal matrix has the coordinate axes`() {
        let axes = SymmetricMatrix3(xx: 1, yy: 3, zz: 2, xy: 0, xz: 0, yz: 0).principalAxes
        #expect(axes.values == SIMD3(3, 2, 1))
        #expect(axes.first == SIMD3(0, 1, 0) && axes.second == SIMD3(0, 0, 1) && axes.third == SIMD3(1, 0, 0))
    }
}
