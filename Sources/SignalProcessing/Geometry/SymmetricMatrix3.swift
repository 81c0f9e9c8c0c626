/// A symmetric 3×3 matrix, such as the covariance of vectors.
public struct SymmetricMatrix3: Equatable, Codable, Sendable {
    public var xx: Double
    public var yy: Double
    public var zz: Double
    public var xy: Double
    public var xz: Double
    public var yz: Double

    public init(xx: Double, yy: Double, zz: Double, xy: Double, xz: Double, yz: Double) {
        self.xx = xx
        self.yy = yy
        self.zz = zz
        self.xy = xy
        self.xz = xz
        self.yz = yz
    }

    /// The covariance of vectors about their mean, divided by their number; zero when there are none.
    public init(covarianceOf vectors: [SIMD3<Double>]) {
        self.init(xx: 0, yy: 0, zz: 0, xy: 0, xz: 0, yz: 0)
        guard !vectors.isEmpty else { return }
        let count = Double(vectors.count)
        let mean = vectors.reduce(SIMD3<Double>(), +) / count
        for vector in vectors {
            let d = vector - mean
            xx += d.x * d.x
            yy += d.y * d.y
            zz += d.z * d.z
            xy += d.x * d.y
            xz += d.x * d.z
            yz += d.y * d.z
        }
        self = SymmetricMatrix3(
            xx: xx / count, yy: yy / count, zz: zz / count, xy: xy / count, xz: xz / count, yz: yz / count
        )
    }

    /// Principal axes and the values along them, by Jacobi's rotations.
    ///
    /// The largest value comes first. The first two axes have their largest component positive, and the third makes the
    /// system right-handed, so that equal matrices give equal axes.
    public var principalAxes: PrincipalAxes {
        var rows: [[Double]] = [[xx, xy, xz], [xy, yy, yz], [xz, yz, zz]]
        var axes: [SIMD3<Double>] = [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]
        // Convergence is quadratic: five sweeps reach rounding, the rest are for matrices scaled to extremes.
        for _ in 0..<30 {
            if rows[0][1] == 0, rows[0][2] == 0, rows[1][2] == 0 { break }
            for (p, q) in [(0, 1), (0, 2), (1, 2)] { Self.rotate(&rows, &axes, p, q) }
        }
        let values: [Double] = [rows[0][0], rows[1][1], rows[2][2]]
        let order: [Int] = [0, 1, 2].sorted { (one: Int, other: Int) -> Bool in
            values[one] == values[other] ? one < other : values[one] > values[other]
        }
        let first = Self.oriented(axes[order[0]])
        let second = Self.oriented(axes[order[1]])
        return PrincipalAxes(
            values: SIMD3(values[order[0]], values[order[1]], values[order[2]]),
            first: first, second: second, third: first.cross(second)
        )
    }

    /// Turns the plane of axes p and q so that their mixed element vanishes.
    private static func rotate(_ rows: inout [[Double]], _ axes: inout [SIMD3<Double>], _ p: Int, _ q: Int) {
        let mixed = rows[p][q]
        guard mixed != 0 else { return }
        let ratio = (rows[q][q] - rows[p][p]) / (2 * mixed)
        let sign: Double = ratio < 0 ? -1 : 1
        let tangent = sign / (abs(ratio) + (ratio * ratio + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        let other = 3 - p - q
        rows[p][p] -= tangent * mixed
        rows[q][q] += tangent * mixed
        (rows[p][q], rows[q][p]) = (0, 0)
        let (a, b) = (rows[p][other], rows[q][other])
        rows[p][other] = cosine * a - sine * b
        rows[q][other] = sine * a + cosine * b
        (rows[other][p], rows[other][q]) = (rows[p][other], rows[q][other])
        (axes[p], axes[q]) = (axes[p] * cosine - axes[q] * sine, axes[p] * sine + axes[q] * cosine)
    }

    private static func oriented(_ axis: SIMD3<Double>) -> SIMD3<Double> {
        var largest = 0
        for index in 1..<3 where abs(axis[index]) > abs(axis[largest]) { largest = index }
        return axis[largest] < 0 ? -axis : axis
    }
}

/// The axes along which a symmetric matrix only stretches.
public struct PrincipalAxes: Equatable, Codable, Sendable {
    /// Values along the first, second and third axis, in falling order.
    public var values: SIMD3<Double>
    public var first: SIMD3<Double>
    public var second: SIMD3<Double>
    public var third: SIMD3<Double>
}
