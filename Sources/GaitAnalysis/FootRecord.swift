import SensorData

/// What is known of one foot so far, in seconds of the session.
struct FootRecord {
    let side: Side
    /// Index of the stream with load.
    var pressure: Int?
    /// Index of the stream with an inertial sensor.
    var inertial: Int?
    var joiner: FootfallJoiner
    var stances = FootStances()
    /// An inertial sensor saw the foot swing.
    var hasSwings = false
    private(set) var path = FootPath()
    private(set) var trail = FootTrail()

    init(side: Side, fusion: FootfallFusion) {
        self.side = side
        joiner = FootfallJoiner(parameters: fusion)
    }

    /// Adds up what is asked of every stance, whether its stride counts or not.
    mutating func add(_ fall: Footfall) {
        if let swing = fall.swing, let landed = fall.initialContact {
            path.take(swing, from: stances.ends.last.flatMap { $0.isFinite ? $0 : nil }, at: landed)
        }
        stances.add(fall)
        trail.take(fall)
    }

    /// Forgets the stances that ended before a moment.
    mutating func forget(before time: Double) { stances.forget(before: time) }
}

extension Contact {
    /// Adds the contacts that were seen.
    func addEvents(side: Side, to events: inout [GaitEvent]) {
        if let time = initialContact {
            events.append(GaitEvent(side: side, kind: .initialContact, time: time, source: .pressure))
        }
        if let time = finalContact {
            events.append(GaitEvent(side: side, kind: .finalContact, time: time, source: .pressure))
        }
    }

    /// The same contact on another clock.
    func mapped(_ time: (Double) -> Double) -> Contact {
        var contact = self
        contact.initialContact = initialContact.map(time)
        contact.finalContact = finalContact.map(time)
        return contact
    }
}

extension Footfall {
    /// Adds the contacts that were seen.
    func addEvents(side: Side, to events: inout [GaitEvent]) {
        if let time = initialContact {
            events.append(
                GaitEvent(
                    side: side, kind: .initialContact, time: time, source: initialSource,
                    disagreement: initialDisagreement))
        }
        if let time = finalContact {
            events.append(
                GaitEvent(
                    side: side, kind: .finalContact, time: time, source: finalSource, disagreement: finalDisagreement))
        }
    }
}

extension Swing {
    func events(side: Side) -> [GaitEvent] {
        [
            GaitEvent(side: side, kind: .finalContact, time: finalContact, source: .inertial),
            GaitEvent(side: side, kind: .initialContact, time: initialContact, source: .inertial),
        ]
    }

    /// The same contacts without what the sensor's axes decide.
    var withoutMotion: Swing {
        Swing(
            finalContact: finalContact, initialContact: initialContact, motion: SwingMotion(hasPitch: motion.hasPitch))
    }

    /// The same swing on another clock.
    func mapped(_ time: (Double) -> Double) -> Swing {
        Swing(finalContact: time(finalContact), initialContact: time(initialContact), motion: motion)
    }
}
