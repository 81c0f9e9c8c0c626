/// What decides a contact seen by an insole; loads are fractions of the foot's own load scale.
///
/// The load scale follows the peaks of the foot's own stances, so that nothing depends on body weight, gain or unit. All
/// values are proposals unless a source is named.
public struct PressureParameters: Equatable, Codable, Sendable {
    /// Longest hole of the whole insole, or drop of its total to nothing, that is bridged, in seconds: no swing is that short.
    public var longestBridgedDrop = 0.15
    /// Longest drop of one cell to nothing that is bridged, in seconds.
    public var longestBridgedCellDrop = 0.03
    /// A total that was above this share of the scale and is below `dropTo` one sample later has dropped out.
    public var dropFrom = 0.05
    public var dropTo = 0.01
    /// Part of its former value to which a dropped total must come back in one sample.
    public var dropBack = 0.25
    /// The same for one cell, in shares of the cell's own scale.
    public var cellDropFrom = 0.20
    public var cellDropTo = 0.01
    public var cellDropBack = 0.50
    /// Seconds of signal before the first look at the scale and the zero.
    public var shortestCalibration = 5.0
    /// Seconds after which the zero is taken as given when the foot was never lifted.
    public var longestCalibration = 30.0
    /// Contrast (p98 − lowest held level) / p98 that shows that the foot was lifted.
    public var calibrationContrast = 0.15
    /// A lowest held level below this share of p98 is a lifted foot's at once; above it the foot has to swing, as whoever only
    /// shifts their weight in standing keeps a part of it on either foot.
    public var calibrationLifted = 0.20
    /// Rises through the range that show a foot of an insole with a high zero swinging.
    public var calibrationRises = 2
    /// Share of the range above the lowest held level that counts as unloaded.
    public var unloadedRange = 0.05
    /// A cell's scale is at least this part of the largest cell's: its noise alone must not judge it.
    public var smallestCellScale = 0.10
    /// Number of stances over whose peaks the scale is the median.
    public var scaleStances = 7
    /// Number of stances before the calibration's scale is given up.
    public var scaleMinimumStances = 3
    /// Stances between these durations may move the scale, in seconds: not standing.
    public var scaleShortestStance = 0.25
    public var scaleLongestStance = 2.5
    /// Smaller peaks do not move the scale: shuffling on the spot.
    public var scaleSmallestPeak = 0.40
    /// One stance's thresholds use at least this part of its own peak.
    public var scaleFloor = 0.80
    /// Share of a swing's median load that the zero takes over.
    public var zeroGain = 0.25
    /// Shortest swing that may move the zero, in seconds.
    public var zeroShortestSwing = 0.15
    /// Largest change of the zero at one swing, of the scale.
    public var zeroLargestStep = 0.02
    /// A load this far below zero for `longestBridgedDrop` shows that the zero was too high; it is taken anew at once.
    public var zeroTooHigh = 0.02
    /// After this long without a release although the load swings like walking, zero and scale are taken anew, in seconds.
    public var rescueAfter = 10.0
    /// Rises through the range in that time: walking has 5 to 12, standing hardly any.
    public var rescueRises = 4
    /// The lowest held level must be below this.
    public var rescueLowest = 0.35
    /// Initial contact is the last upward crossing of this level before the load is confirmed; near the 5 % of p98 behind
    /// the reference intervals (CLINICAL 2b).
    public var initialContactLevel = 0.065
    /// Final contact is the last downward crossing of this level before the unloading is confirmed; higher, as an insole
    /// unloads with a tail.
    public var finalContactLevel = 0.08
    /// Above this the load is confirmed.
    public var loadedLevel = 0.15
    /// Below this the unloading is confirmed at once.
    public var unloadedLevel = 0.05
    /// After this long below `initialContactLevel` it is confirmed too, in seconds.
    public var unloadedHold = 0.10
    /// A shorter swing is none and the stance goes on, in seconds.
    public var shortestSwing = 0.10
    /// A shorter stance is none and the swing goes on, in seconds.
    public var shortestStance = 0.15

    public init() {}
}
