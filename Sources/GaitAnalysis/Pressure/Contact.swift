/// One stance of a foot as the insole saw it.
struct Contact: Equatable, Sendable {
    /// Seconds on the grid; nil where the stance began before the recording or a gap.
    var initialContact: Double?
    /// Seconds; nil where the stance ended after the recording or in a gap.
    var finalContact: Double?
    /// Largest load, smoothed by a median of three.
    var peak = 0.0
    /// The load scale that the stance was judged by.
    var scale = 0.0
    /// Samples are missing between the contact before and this one.
    var isAfterGap = false
    /// nil where a gap lies inside the stance or a contact is missing.
    var load: StanceLoad?
}

/// What an insole carried during one stance.
struct StanceLoad: Equatable, Sendable {
    /// Load × seconds.
    var impulse: Double
    var peak: Double
    /// Impulse over stance time.
    var mean: Double
    /// Sums over heel, midfoot and forefoot cells × seconds; nil without regions.
    var thirds: Thirds<Double>?
    /// Largest load on the heel cells together.
    var heelPeak: Double?
    /// Seconds inside the stance that were bridged.
    var bridged: Double
    /// 101 values at 0, 1, … 100 % of stance: the total, and each third where there are regions.
    var totalCurve: [Float]
    var thirdCurves: Thirds<[Float]>?
    var measures = StanceMeasures()
    /// In the order of the layout's regions; empty without regions.
    var regions: [RegionLoad] = []
    /// nil without regions.
    var sole: SoleLoad?
}

/// One value for each third of the sole.
struct Thirds<Value: Equatable & Sendable>: Equatable, Sendable {
    var heel: Value
    var midfoot: Value
    var forefoot: Value
}
