import Report

/// Both feet as they walk.
struct LivePage {
    var caller: Caller
    var state: StationState

    var markup: Markup {
        StationPage(
            title: "Live", place: .live, caller: caller, scripts: [.live],
            content: [
                tag("p", ["class": "problem", "role": "alert", "id": "alarm", "hidden": "hidden"], ""),
                tag(
                    "section", ["class": "card"],
                    [
                        tag(
                            "div", ["class": "state \(state.phase.rawValue)", "id": "state"],
                            [
                                tag("span", ["class": "lamp"], ""),
                                tag("div", ["class": "words"], [tag("strong", "Connecting"), tag("span", "")]),
                                tag(
                                    "div", ["class": "actions"], [TodayPage.stopForm(isHidden: state.recording == nil)]),
                            ])
                    ]),
                tag(
                    "div", ["class": "columns"],
                    [tag("div", [:], [feet, findings]), tag("div", [:], [numbers, symmetry])]), strip, curves,
            ]
        ).markup
    }

    private var feet: Markup {
        Piece.card(
            "Pressure under the feet",
            [
                tag("div", ["class": "feet"], [foot("left", "Left"), foot("right", "Right")]),
                tag(
                    "p", ["class": "note"],
                    "Darker carries more; both feet have one scale. The dot is the centre of pressure."),
            ])
    }

    private func foot(_ side: String, _ name: String) -> Markup {
        tag(
            "figure", ["class": "foot \(side)"],
            [
                tag(
                    "svg",
                    [
                        "id": "sole-\(side)", "viewBox": "0 0 112 280", "role": "img",
                        "aria-label": "Pressure map of the \(side) foot with its centre of pressure",
                    ], [.text("")]),
                tag(
                    "figcaption", [:],
                    [.text(name), tag("span", ["class": "load", "id": "load-\(side)"], "no sensor")]),
            ])
    }

    private var numbers: Markup {
        func figure(_ name: String, _ id: String) -> Markup {
            tag("div", [:], [tag("dt", name), tag("dd", ["id": id], "–")])
        }
        return Piece.card(
            "Now",
            [
                tag(
                    "dl", ["class": "figures"],
                    [
                        figure("Steps a minute", "cadence"), figure("Load, left : right", "shares"),
                        figure("Step time, left : right", "steps"), figure("Strides counted", "strides"),
                    ])
            ])
    }

    private var symmetry: Markup {
        Piece.card(
            "Left against right so far",
            [
                tag(
                    "p", ["id": "too-early", "class": "note"],
                    "A minute of walking is needed for this; it shows while recording."),
                tag(
                    "table", ["id": "symmetry", "class": "symmetry", "hidden": "hidden"],
                    [
                        tag(
                            "caption",
                            "More on the left is positive; the bar is the 95 % interval, the picture reaches from −30 to 30 %."
                        ),
                        Piece.tableHead(["Measure", "Difference", "Picture"]), tag("tbody", [:], [Markup]()),
                    ]),
            ])
    }

    private var findings: Markup {
        Piece.card(
            "What stands out",
            [tag("ul", ["class": "plain", "id": "findings", "aria-live": "polite"], [tag("li", "Nothing yet.")])])
    }

    private var strip: Markup {
        Piece.card(
            "Contact with the floor, last 10 seconds",
            [
                tag(
                    "svg",
                    [
                        "class": "strip", "viewBox": "0 0 1000 64", "preserveAspectRatio": "none", "role": "img",
                        "aria-label": "When each foot stood in the last ten seconds: left above, right below",
                    ],
                    [
                        tag("path", ["id": "strip-left", "class": "line-left", "d": "M0 -20"], ""),
                        tag("path", ["id": "strip-right", "class": "line-right", "d": "M0 -20"], ""),
                    ]),
                tag("div", ["class": "axis", "aria-hidden": "true"], [tag("span", "10 s ago"), tag("span", "now")]),
                legend,
            ], isWide: true)
    }

    private var legend: Markup {
        tag(
            "p", ["class": "legend"],
            [
                tag("b", ["class": "l"], "Left"), .text(" is blue, "), tag("b", ["class": "r"], "right"),
                .text(" is orange."),
            ])
    }

    private var curves: Markup {
        Piece.card(
            "Force over the last five stances of each foot",
            [
                tag("div", ["class": "axis"], [tag("span", ["id": "curves-top"], "")]),
                tag(
                    "svg",
                    [
                        "id": "curves", "class": "plot", "viewBox": "0 0 1000 300", "preserveAspectRatio": "none",
                        "role": "img", "aria-label": "Total force under each foot from landing to leaving the floor",
                    ],
                    [
                        tag("path", ["class": "grid", "d": "M0 0H1000M0 150H1000"], ""),
                        tag("path", ["class": "zero", "d": "M0 300H1000"], ""),
                    ]),
                tag(
                    "div", ["class": "axis", "aria-hidden": "true"],
                    [tag("span", "landing"), tag("span", "leaving the floor")]), legend,
            ], isWide: true)
    }
}

/// The guided calibration: how the load must move so that the insoles' gains can be told apart.
struct CalibrationPage {
    var caller: Caller

    private static let steps: [(id: String, title: String, words: String)] = [
        ("stand", "Stand still on both feet", "Five seconds, feet beside each other, looking ahead."),
        ("left", "Shift the weight to the left", "Both feet stay on the floor; hold it for five seconds."),
        ("right", "Shift the weight to the right", "Both feet stay on the floor; hold it for five seconds."),
        ("leftLeg", "Stand on the left leg", "Five seconds; hold on to something where that is safer."),
        ("rightLeg", "Stand on the right leg", "Five seconds; hold on to something where that is safer."),
    ]

    var markup: Markup {
        StationPage(
            title: "Calibration", place: .today, caller: caller, scripts: [.calibration],
            content: [
                tag(
                    "p",
                    "Two insoles never weigh alike. From standing with the load shared differently the analysis tells by how much theirs differ, and allows for it. The recording runs already."
                ), tag("p", ["id": "said", "aria-live": "polite", "class": "skip"], ""),
                Piece.card(
                    nil,
                    [
                        tag(
                            "ol", ["class": "steps"],
                            Self.steps.map { step in
                                tag("li", ["data-step": step.id], [tag("strong", step.title), tag("span", step.words)])
                            }),
                        tag("h2", "Where the weight is now"),
                        tag(
                            "svg",
                            [
                                "class": "share", "viewBox": "0 0 200 24", "preserveAspectRatio": "none",
                                "aria-hidden": "true",
                            ],
                            [
                                tag("rect", ["class": "cell", "x": "0", "y": "6", "width": "200", "height": "12"], ""),
                                tag("path", ["class": "zero", "d": "M100 0V24"], ""),
                                tag(
                                    "rect",
                                    [
                                        "class": "mark-left", "id": "share", "x": "99", "y": "2", "width": "2",
                                        "height": "20",
                                    ], ""),
                            ]),
                        tag(
                            "div", ["class": "axis", "aria-hidden": "true"],
                            [tag("span", "left"), tag("span", "right")]),
                        tag("p", ["id": "share-words"], "No weight on the insoles."),
                        tag(
                            "div", ["class": "actions"],
                            [
                                tag("button", ["type": "button", "id": "next"], "Next"),
                                Piece.link("Skip the rest", "/live", "button quiet"),
                            ]),
                    ]),
            ]
        ).markup
    }
}
