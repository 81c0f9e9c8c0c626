/// Joins what the insole and the inertial sensor of one foot saw.
///
/// Where there is force, force decides the contact; the inertial sensor adds the movement of the swing, and how far the
/// two disagree. Without an insole the inertial sensor's own times stand.
public struct FootfallFusion: Equatable, Codable, Sendable {
    /// Events of the two signals further apart than this are not the same event, in seconds (as the scorers of the field
    /// match events).
    public var tolerance = 0.150

    public init() {}

    /// - Parameters:
    ///   - contacts: of the insole in order of time, in seconds of the session; nil without an insole.
    ///   - swings: of the inertial sensor in order of time; nil without one.
    /// - Returns: the foot's stances in order of time.
    func footfalls(contacts: [Contact]?, swings: [Swing]?) -> [Footfall] {
        guard let contacts else { return swings.map(footfalls(of:)) ?? [] }
        var next = 0
        var nextLift = 0
        let swings = swings ?? []
        return contacts.map { contact in
            var footfall = Footfall(
                initialContact: contact.initialContact, finalContact: contact.finalContact, initialSource: .pressure,
                finalSource: .pressure, load: contact.load)
            if let time = contact.initialContact {
                while next < swings.count, swings[next].initialContact < time - tolerance { next += 1 }
                if next < swings.count, abs(swings[next].initialContact - time) <= tolerance {
                    footfall.initialSource = .both
                    footfall.initialDisagreement = swings[next].initialContact - time
                    footfall.swing = swings[next].motion
                }
            }
            if let time = contact.finalContact {
                while nextLift < swings.count, swings[nextLift].finalContact < time - tolerance { nextLift += 1 }
                if nextLift < swings.count, abs(swings[nextLift].finalContact - time) <= tolerance {
                    footfall.finalSource = .both
                    footfall.finalDisagreement = swings[nextLift].finalContact - time
                }
            }
            return footfall
        }
    }

    private func footfalls(of swings: [Swing]) -> [Footfall] {
        guard let first = swings.first else { return [] }
        var footfalls = [Footfall(initialContact: nil, finalContact: first.finalContact)]
        for (index, swing) in swings.enumerated() {
            let next = index + 1 < swings.count ? swings[index + 1].finalContact : nil
            footfalls.append(Footfall(initialContact: swing.initialContact, finalContact: next, swing: swing.motion))
        }
        return footfalls
    }
}

/// One foot off the ground, as the inertial sensor saw it.
struct Swing: Equatable, Sendable {
    /// Seconds of the session.
    var finalContact: Double
    var initialContact: Double
    var motion: SwingMotion
}
