import Report
import SensorData

/// Both feet as they walk.
struct LivePage {
    var caller: Caller
    var state: StationState

    private var text: PageText { caller.text }

    var markup: Markup {
        StationPage(
            title: text.live, text: text, place: .live, caller: caller, scripts: [.live],
            content: [
                tag("p", ["class": "problem", "role": "alert", "id": "alarm", "hidden": "hidden"], ""),
                tag(
                    "section", ["class": "card"],
                    [
                        tag(
                            "div", ["class": "state \(state.phase.rawValue)", "id": "state"],
                            [
                                tag("span", ["class": "lamp"], ""),
                                tag("div", ["class": "words"], [tag("strong", text.connecting), tag("span", "")]),
                                tag(
                                    "div", ["class": "actions"],
                                    [TodayPage.stopForm(isHidden: state.recording == nil, text)]),
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
            text.pressure,
            [
                tag("div", ["class": "feet"], [foot(.left), foot(.right)]),
                tag(
                    "p", ["class": "note"],
                    text.pressureNote),
                tag("p", ["class": "note", "id": "no-places", "hidden": "hidden"], text.noPlaces),
            ])
    }

    private func foot(_ side: Side) -> Markup {
        tag(
            "figure", ["class": "foot \(side.rawValue)"],
            [
                tag(
                    "svg",
                    [
                        "id": "sole-\(side.rawValue)", "viewBox": "0 0 112 280", "role": "img",
                        "aria-label": text.pressureMap(side),
                    ], [.text("")]),
                tag(
                    "figcaption", [:],
                    [
                        .text(text.side(side)),
                        tag("span", ["class": "load", "id": "load-\(side.rawValue)"], text.noSensorShort),
                    ]),
            ])
    }

    private var numbers: Markup {
        func figure(_ name: String, _ id: String) -> Markup {
            tag("div", [:], [tag("dt", name), tag("dd", ["id": id], "–")])
        }
        return Piece.card(
            text.now,
            [
                tag(
                    "dl", ["class": "figures"],
                    [
                        figure(text.stepsAMinute, "cadence"), figure(text.loadLeftRight, "shares"),
                        figure(text.stepTimeLeftRight, "steps"), figure(text.stridesCounted, "strides"),
                    ])
            ])
    }

    private var symmetry: Markup {
        Piece.card(
            text.soFar,
            [
                tag(
                    "p", ["id": "too-early", "class": "note"],
                    text.tooEarly),
                tag(
                    "table", ["id": "symmetry", "class": "symmetry", "hidden": "hidden"],
                    [
                        tag("caption", text.soFarCaption),
                        symmetryHead, tag("tbody", [:], [Markup]()),
                    ]),
            ])
    }

    /// Which way the pictures lean stands above them.
    private var symmetryHead: Markup {
        tag(
            "thead", [:],
            [
                tag(
                    "tr", [:],
                    [
                        tag("th", ["scope": "col"], text.measure), tag("th", ["scope": "col"], text.difference),
                        tag(
                            "th", ["scope": "col", "class": "picture"],
                            [
                                tag(
                                    "span", ["class": "axis"],
                                    [tag("span", text.leftMore), tag("span", text.rightMore)])
                            ]),
                    ])
            ])
    }

    private var findings: Markup {
        Piece.card(
            text.standsOut,
            [tag("ul", ["class": "plain", "id": "findings", "aria-live": "polite"], [tag("li", text.nothingYet)])])
    }

    private var strip: Markup {
        Piece.card(
            text.contact,
            [
                tag(
                    "svg",
                    [
                        "class": "strip", "viewBox": "0 0 1000 64", "preserveAspectRatio": "none", "role": "img",
                        "aria-label": text.contactPicture,
                    ],
                    [
                        tag("path", ["id": "strip-left", "class": "line-left", "d": "M0 -20"], ""),
                        tag("path", ["id": "strip-right", "class": "line-right", "d": "M0 -20"], ""),
                    ]),
                tag(
                    "div", ["class": "axis", "aria-hidden": "true"],
                    [tag("span", text.tenSecondsAgo), tag("span", text.nowAxis)]),
                legend,
            ], isWide: true)
    }

    private var legend: Markup {
        let words = text.legend
        return tag(
            "p", ["class": "legend"],
            [
                tag("b", ["class": "l"], words.left), .text(words.isBlue), tag("b", ["class": "r"], words.right),
                .text(words.isOrange),
            ])
    }

    private var curves: Markup {
        Piece.card(
            text.curves,
            [
                tag("div", ["class": "axis"], [tag("span", ["id": "curves-top"], "")]),
                tag(
                    "svg",
                    [
                        "id": "curves", "class": "plot", "viewBox": "0 0 1000 300", "preserveAspectRatio": "none",
                        "role": "img", "aria-label": text.curvesPicture,
                    ],
                    [
                        tag("path", ["class": "grid", "d": "M0 0H1000M0 150H1000"], ""),
                        tag("path", ["class": "zero", "d": "M0 300H1000"], ""),
                    ]),
                tag(
                    "div", ["class": "axis", "aria-hidden": "true"],
                    [tag("span", text.landing), tag("span", text.leaving)]), legend,
            ], isWide: true)
    }
}

/// The guided calibration: how the load must move so that the insoles' gains can be told apart.
struct CalibrationPage {
    var caller: Caller

    private var text: PageText { caller.text }

    var markup: Markup {
        StationPage(
            title: text.calibration, text: text, place: .today, caller: caller, scripts: [.calibration],
            content: [
                tag("p", text.calibrationWords), tag("p", ["id": "said", "aria-live": "polite", "class": "skip"], ""),
                Piece.card(
                    nil,
                    [
                        tag(
                            "ol", ["class": "steps"],
                            CalibrationStep.allCases.map { step in
                                tag(
                                    "li", ["data-step": step.rawValue],
                                    [
                                        tag("strong", text.calibrationTitle(step)),
                                        tag("span", text.calibrationGuide(step)),
                                    ])
                            }),
                        tag("h2", text.whereTheWeightIs),
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
                            [tag("span", text.leftAxis), tag("span", text.rightAxis)]),
                        tag("p", ["id": "share-words"], text.noWeight),
                        tag(
                            "div", ["class": "actions"],
                            [
                                tag("button", ["type": "button", "id": "next"], text.next),
                                Piece.link(text.skipTheRest, "/live", "button quiet"),
                            ]),
                    ]),
            ]
        ).markup
    }
}
