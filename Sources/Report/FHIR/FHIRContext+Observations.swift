import GaitAnalysis
import SensorData

extension FHIRContext {
    /// Findings first, then what could not be judged, then every number.
    func observations(of analysis: SessionAnalysis) -> [JSONValue] {
        analysis.findings.map { finding($0) } + notJudged(analysis) + person(analysis)
            + Self.groups(of: analysis.figures).map { figure($0) }
    }

    /// A figure with the further statistics of the same measure and side, which become its components.
    struct Group {
        var main: Figure
        var others: [Figure] = []
    }

    /// Means, symmetry indices and values head a group; the statistics after one belong to it.
    static func groups(of figures: [Figure]) -> [Group] {
        var groups: [Group] = []
        for figure in figures {
            let heads: Set<Figure.Statistic> = [.value, .mean, .symmetryIndex, .changePerMinute, .impulse]
            if let last = groups.last, !heads.contains(figure.statistic), last.main.name == figure.name {
                groups[groups.count - 1].others.append(figure)
            } else {
                groups.append(Group(main: figure))
            }
        }
        return groups
    }

    private func observation(
        _ code: JSONValue, side: FindingSide?, value: JSONValue?, absent: JSONValue? = nil, method: FHIRCode? = nil,
        reference: JSONValue? = nil, components: [JSONValue?], note: String? = nil
    ) -> JSONValue {
        FHIRValue.object(
            ("resourceType", .string("Observation")), ("status", .string("preliminary")),
            (
                "category",
                .array([
                    FHIRValue.object(
                        (
                            "coding",
                            .array([
                                FHIRValue.object(
                                    (
                                        "system",
                                        .string("http://terminology.hl7.org/CodeSystem/observation-category")
                                    ),
                                    ("code", .string("procedure")))
                            ])
                        ))
                ])
            ),
            ("code", code), ("subject", subject), ("effectiveDateTime", effective), ("valueQuantity", value),
            ("dataAbsentReason", absent),
            (
                "note",
                FHIRValue.text(note).map { .array([FHIRValue.object(("text", $0))]) }
            ),
            ("bodySite", side.map { FHIRCode.side($0).concept() }), ("method", method?.concept()),
            ("device", FHIRValue.object(("reference", .string(device)))),
            ("referenceRange", reference.map { .array([$0]) }),
            ("component", FHIRValue.list(components.compactMap { $0 })))
    }

    private func component(_ code: JSONValue, _ unit: String, _ value: Double?) -> JSONValue? {
        FHIRValue.quantity(value, unit).map { FHIRValue.object(("code", code), ("valueQuantity", $0)) }
    }

    private func uncertainty(_ interval: ConfidenceInterval?, _ unit: String) -> [JSONValue?] {
        [
            component(FHIRCode.lower.concept(), unit, interval?.lower),
            component(FHIRCode.upper.concept(), unit, interval?.upper),
        ]
    }

    // MARK: Figures

    private func figure(_ group: Group) -> JSONValue {
        let main = group.main
        let estimate = main.estimate
        let code = code(of: main)
        var components =
            uncertainty(estimate?.interval, main.unit) + [
                component(FHIRCode.standardError.concept(), main.unit, estimate?.standardError),
                component(FHIRCode.degreesOfFreedom.concept(), "1", estimate?.degreesOfFreedom),
                component(FHIRCode.strides.concept(), "1", main.strides.map { Double($0) }),
            ]
        for other in group.others {
            let own = FHIRCode.statistic(other.statistic).concept()
            components.append(component(own, other.unit, other.estimate?.value))
        }
        return observation(
            code, side: main.side.map { FindingSide($0) }, value: FHIRValue.quantity(estimate?.value, main.unit),
            absent: estimate == nil ? absent(main.remark) : nil, method: method(of: main),
            reference: main.reference.map { reference in
                FHIRValue.object(
                    ("low", FHIRValue.quantity(reference.lower, main.unit)),
                    ("high", FHIRValue.quantity(reference.upper, main.unit)),
                    ("text", FHIRValue.text(reference.source)))
            },
            components: components, note: estimate == nil ? nil : main.remark.map { Self.note($0) })
    }

    /// The remark in words, in full where a few would not tell what is wrong.
    private static func note(_ remark: Remark) -> String {
        remark == .toesBelowFloor ? Strings().belowFloor : Strings().remark(remark)
    }

    private func code(of figure: Figure) -> JSONValue {
        switch figure.group {
        case .recording, .regularity: return FHIRCode.figure(figure.name).concept()
        case .symmetry, .trend:
            guard let measure = Measure(rawValue: figure.name) else { return FHIRCode.figure(figure.name).concept() }
            let code = FHIRCode.measure(measure)
            return code.concept(
                text: "\(code.display), \(figure.statistic.rawValue)",
                other: FHIRCode.statistic(figure.statistic).coding)
        case .region:
            guard let region = SoleRegion(rawValue: figure.name) else { return FHIRCode.figure(figure.name).concept() }
            return FHIRCode.region(region).concept(
                text: "\(region.rawValue), \(figure.statistic.rawValue)",
                other: FHIRCode.statistic(figure.statistic).coding)
        }
    }

    private func method(of figure: Figure) -> FHIRCode? {
        switch figure.group {
        case .region: return .methodPressure
        case .recording, .regularity: return nil
        case .symmetry, .trend:
            guard let measure = Measure(rawValue: figure.name) else { return nil }
            if measure.isMotion { return .methodInertial }
            switch measure {
            case .strideTime, .stanceTime, .swingTime, .singleSupportTime, .doubleSupportTime, .stepTime:
                return .methodContacts
            default: return .methodPressure
            }
        }
    }

    /// HL7's reason why there is no value, with our own closer one.
    private func absent(_ remark: Remark?) -> JSONValue {
        switch remark {
        case .oneFootOnly, .signalMissing: absent("not-performed", remark.map { FHIRCode.remark($0) })
        // It weakens the numbers that are there and takes none away.
        case .toesBelowFloor: absent("unknown", nil)
        default: absent("unknown", remark.map { FHIRCode.remark($0) })
        }
    }

    private func absent(_ reason: String, _ own: FHIRCode?) -> JSONValue {
        let coding = FHIRValue.object(
            ("system", .string("http://terminology.hl7.org/CodeSystem/data-absent-reason")), ("code", .string(reason)))
        return own?.concept(other: coding) ?? FHIRValue.object(("coding", .array([coding])))
    }

    // MARK: The person

    /// Body weight and height as the operator gave them; the LOINC codes stand in the FHIR specification's vital signs.
    private func person(_ analysis: SessionAnalysis) -> [JSONValue] {
        func vital(_ code: String, _ display: String, _ value: Double?, _ unit: String) -> JSONValue? {
            guard let quantity = FHIRValue.quantity(value, unit) else { return nil }
            let coding = FHIRValue.object(
                ("system", .string("http://loinc.org")), ("code", .string(code)), ("display", .string(display)))
            return observation(
                FHIRValue.object(("coding", .array([coding])), ("text", .string(display))), side: nil, value: quantity,
                components: [], note: "As the operator gave it.")
        }
        return [
            vital("29463-7", "Body weight", analysis.session.weight, "kg"),
            vital("8302-2", "Body height", analysis.session.height, "cm"),
        ]
        .compactMap { $0 }
    }

    // MARK: Findings

    private func finding(_ finding: Finding) -> JSONValue {
        func text(_ code: FHIRCode, _ value: String?) -> JSONValue? {
            FHIRValue.text(value).map { FHIRValue.object(("code", code.concept()), ("valueString", $0)) }
        }
        func coded(_ code: FHIRCode, _ value: FHIRCode) -> JSONValue {
            FHIRValue.object(("code", code.concept()), ("valueCodeableConcept", value.concept()))
        }
        let supporting: [JSONValue?] = finding.supporting.map { support in
            let name = FindingMeasure(support.measure)
            let code = name.measure.map { FHIRCode.measure($0) } ?? FHIRCode.measured
            return component(code.concept(text: support.measure), support.unit, support.value)
        }
        let cautions: [JSONValue?] = finding.cautions.map { coded(.caution, FHIRCode.caution($0)) }
        let components: [JSONValue?] =
            [
                text(.measured, finding.measure), component(FHIRCode.limit.concept(), finding.unit, finding.limit),
                coded(.evidence, FHIRCode.evidence(finding.evidence)), text(.source, finding.source),
                FHIRValue.object(("code", FHIRCode.clear.concept()), ("valueBoolean", .boolean(finding.isClear))),
                component(FHIRCode.probability.concept(), "1", finding.probability),
                component(FHIRCode.strides.concept(), "1", Double(finding.strides)),
            ]
        return observation(
            FHIRCode.pattern(finding.pattern).concept(), side: finding.side,
            value: FHIRValue.quantity(finding.value, finding.unit),
            absent: finding.value.isFinite ? nil : absent("not-a-number", nil),
            components: uncertainty(finding.interval, finding.unit) + components + supporting + cautions,
            note: Strings().findingMeasurement(finding))
    }

    /// Patterns that the recording could not answer, each with the first reason.
    private func notJudged(_ analysis: SessionAnalysis) -> [JSONValue] {
        let found = Set(analysis.findings.map(\.pattern))
        return Pattern.allCases.filter { !found.contains($0) }.compactMap { pattern in
            guard let limitation = analysis.notTold.first(where: { $0.affects.contains(pattern.rawValue) }) else {
                return nil
            }
            return observation(
                FHIRCode.pattern(pattern).concept(), side: nil, value: nil,
                absent: absent("unknown", FHIRCode.reason(limitation.reason)), components: [])
        }
    }
}
