/// Joins what the insole and the inertial sensor of one foot saw, as it comes.
///
/// A contact of the insole waits until the inertial sensor has settled all that could belong to it.
struct FootfallJoiner {
    let parameters: FootfallFusion
    private var contacts: [Contact] = []
    private var swings: [Swing] = []
    /// Places in `swings` of the first that the next initial and final contact may belong to.
    private var nextLanding = 0
    private var nextLift = 0
    /// Contacts of the insole so far, swings so far, and those whose landing the insole saw too.
    private(set) var contactCount = 0
    private(set) var swingCount = 0
    private(set) var landingsSeen = 0

    init(parameters: FootfallFusion) { self.parameters = parameters }

    mutating func take(_ contact: Contact) {
        contacts.append(contact)
        contactCount += 1
    }

    mutating func take(_ swing: Swing) {
        swings.append(swing)
        swingCount += 1
    }

    /// The stances that nothing can change any more, in order of time.
    ///
    /// - Parameters:
    ///   - swingsSettled: seconds of the session before which no swing comes any more.
    ///   - contactsSettled: the same for contacts.
    /// - Returns: the stances.
    mutating func joined(swingsSettled: Double, contactsSettled: Double) -> [Footfall] {
        var footfalls: [Footfall] = []
        while let latest = contacts.first?.latest, latest + parameters.tolerance <= swingsSettled {
            footfalls.append(join(contacts.removeFirst()))
        }
        // Swings that the insole does not see.
        let oldest = min(contactsSettled, firstWaiting ?? .infinity) - parameters.tolerance
        while nextLanding < swings.count, swings[nextLanding].initialContact < oldest { nextLanding += 1 }
        while nextLift < swings.count, swings[nextLift].finalContact < oldest { nextLift += 1 }
        let done = min(nextLanding, nextLift)
        swings.removeFirst(done)
        nextLanding -= done
        nextLift -= done
        return footfalls
    }

    /// When the first stance that still waits begins; nil where none does.
    var firstWaiting: Double? { contacts.first.flatMap { $0.initialContact ?? $0.finalContact } }

    private mutating func join(_ contact: consuming Contact) -> Footfall {
        var footfall = Footfall(
            initialContact: contact.initialContact, finalContact: contact.finalContact, initialSource: .pressure,
            finalSource: .pressure, load: contact.load, isAfterGap: contact.isAfterGap)
        let tolerance = parameters.tolerance
        if let time = contact.initialContact {
            while nextLanding < swings.count, swings[nextLanding].initialContact < time - tolerance { nextLanding += 1 }
            if nextLanding < swings.count, abs(swings[nextLanding].initialContact - time) <= tolerance {
                footfall.initialSource = .both
                landingsSeen += 1
                let disagreement = swings[nextLanding].initialContact - time
                footfall.initialDisagreement = disagreement
                footfall.swing = swings[nextLanding].motion
                if abs(disagreement) > FootfallFusion.shockAgreement { footfall.swing?.contactTransient = nil }
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

extension Contact {
    /// When the foot was seen to meet or to leave the floor last.
    fileprivate var latest: Double { max(initialContact ?? -.infinity, finalContact ?? -.infinity) }
}
