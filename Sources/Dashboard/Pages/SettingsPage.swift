import ClinicDatabase
import FoundationEssentials
import Report
import SensorData

/// Devices, users, tokens, language, recording by itself, the audit log.
struct SettingsPage {
    var caller: Caller
    var sensors: [Sensor]
    /// The station's.
    var language = Language.english
    var automatic: AutomaticRecording?
    var users: [User] = []
    var tokens: [APIToken] = []
    var audit: [AuditEntry] = []
    /// How many of them a page shows.
    static let auditEntries = 50
    /// Earlier ones were asked for.
    var isReadingOn = false
    var rows: [RowsSensor] = []
    /// What is wrong with a sensor, by its address.
    var troubles: [String: StationState.Trouble] = [:]

    init(caller: Caller, sensors: [Sensor]) {
        self.caller = caller
        self.sensors = sensors
    }

    private var text: PageText { caller.text }

    var markup: Markup {
        let isAdmin = caller.role == .admin
        return StationPage(
            title: text.settings, text: text, place: .settings, caller: caller, scripts: isAdmin ? [.mapping] : [],
            content: [
                // What everybody has, and what the clinic has.
                tag(
                    "div", ["class": "columns"],
                    [
                        tag("div", [:], [isAdmin ? choices : nil, languageCard, passwordCard].compactMap { $0 }),
                        tag("div", [:], (isAdmin ? [userCard, newUser, tokenCard] : []) + [sensorCard]),
                    ])
            ] + (isAdmin ? [MappingCard(text: text, sensors: rows, troubles: troubles).markup, auditCard] : [])
        ).markup
    }

    private var choices: Markup {
        Piece.card(
            text.station,
            [
                tag(
                    "form", ["data-api": "PATCH /api/v1/settings"],
                    [
                        Piece.select(
                            text.languageOfStation, "language", Language.allCases.map { ($0.rawValue, $0.name) },
                            chosen: language.rawValue, note: text.languageNote),
                        Piece.choice(
                            text.automatic, "autoRecord",
                            isOn: automatic != nil),
                        Piece.field(
                            text.idleMinutes, "idleMinutes", type: "number",
                            value: number(automatic?.idleMinutes ?? AutomaticRecording().idleMinutes),
                            ["min": "0.1", "max": "120", "step": "0.1"]),
                        Piece.actions([Piece.submit(text.keep, "quiet")]),
                    ])
            ])
    }

    /// Everybody's own choice; a program has none.
    private var languageCard: Markup? {
        guard case .user(let user, _, _) = caller.kind else { return nil }
        return Piece.card(
            text.yourLanguage,
            [
                tag(
                    "form", ["data-api": "PATCH /api/v1/session"],
                    [
                        Piece.select(
                            text.yourLanguage, "ownLanguage",
                            [("", text.asTheStation(language))] + Language.allCases.map { ($0.rawValue, $0.name) },
                            chosen: user.language ?? "", name: "language", isLabelHidden: true),
                        Piece.actions([Piece.submit(text.keep, "quiet")]),
                    ])
            ])
    }

    private func number(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }

    private var sensorCard: Markup {
        Piece.fold(
            text.knownSensors,
            [
                sensors.isEmpty
                    ? tag("p", text.noKnownSensor)
                    : tag(
                        "table", [:],
                        [
                            Piece.tableHead([text.serialNumber, text.foot]),
                            tag(
                                "tbody", [:],
                                sensors.map { sensor in
                                    tag(
                                        "tr", [:],
                                        [
                                            tag("th", ["scope": "row"], sensor.serialNumber),
                                            tag("td", sensor.side.map(text.side) ?? ""),
                                        ])
                                }),
                        ])
            ], id: "sensors", count: sensors.count, isOpen: caller.role != .admin)
    }

    private var userCard: Markup {
        Piece.fold(
            text.users,
            [
                tag(
                    "table", ["class": "stack"],
                    [
                        Piece.tableHead([text.name, text.role, text.change]),
                        tag("tbody", [:], users.map(userRow)),
                    ])
            ], id: "users", count: users.count)
    }

    private func userRow(_ user: User) -> Markup {
        let path = "/api/v1/users/\(user.id)"
        let isMe = caller.userID == user.id
        return tag(
            "tr", [:],
            [
                tag("th", ["scope": "row"], user.isDisabled ? text.mayNotSignIn(user.name) : user.name),
                tag("td", text.role(user.role)),
                tag(
                    "td", [:],
                    isMe
                        ? [.text(text.you)]
                        : [
                            tag(
                                "form", ["data-api": "DELETE \(path)"],
                                [
                                    tag(
                                        "button",
                                        [
                                            "type": "submit", "class": "small danger",
                                            "aria-label": text.remove(user.name),
                                        ],
                                        text.remove)
                                ])
                        ]),
            ])
    }

    private var roles: [(value: String, text: String)] { Role.allCases.map { ($0.rawValue, text.role($0)) } }

    private var newUser: Markup {
        Piece.fold(
            text.newUser,
            [
                tag(
                    "form", ["data-api": "POST /api/v1/users"],
                    [
                        Piece.field(
                            text.name, "name", ["required": "required", "maxlength": "64", "autocomplete": "off"]),
                        Piece.select(text.role, "role", roles, chosen: "therapist"),
                        Piece.password(text.firstPassword, "password", isNew: true, text),
                        Piece.actions([Piece.submit(text.add, "quiet")]),
                    ])
            ], id: "new-user")
    }

    private var passwordCard: Markup {
        Piece.fold(
            text.yourPassword,
            [
                tag(
                    "form", ["data-api": "POST /api/v1/password", "data-then": "/sign-in"],
                    [
                        tag("input", ["type": "hidden", "autocomplete": "username", "value": caller.name]),
                        Piece.password(text.oldPassword, "oldPassword", isNew: false, text),
                        Piece.password(text.newPassword, "newPassword", isNew: true, text),
                        Piece.actions([Piece.submit(text.changeAndSignIn, "quiet")]),
                    ])
            ], id: "password")
    }

    private var tokenCard: Markup {
        Piece.fold(
            text.tokens,
            [
                tokens.isEmpty
                    ? tag("p", ["class": "note"], text.none)
                    : tag(
                        "ul", ["class": "plain"],
                        tokens.map { token in
                            tag(
                                "li", [:],
                                [
                                    tag(
                                        "form", ["class": "actions", "data-api": "DELETE /api/v1/tokens/\(token.id)"],
                                        [
                                            tag("span", text.token(token.name, token.role)),
                                            tag(
                                                "button",
                                                [
                                                    "type": "submit", "class": "small danger",
                                                    "aria-label": text.remove(token.name),
                                                ],
                                                text.remove),
                                        ])
                                ])
                        }),
                tag(
                    "form", ["data-api": "POST /api/v1/tokens", "data-show": "secret"],
                    [
                        tag(
                            "div", ["class": "field"],
                            [
                                tag("label", ["for": "token-name"], text.forWhat),
                                tag(
                                    "input",
                                    [
                                        "id": "token-name", "name": "name", "type": "text", "required": "required",
                                        "maxlength": "64",
                                    ]),
                            ]),
                        tag(
                            "div", ["class": "field"],
                            [
                                tag("label", ["for": "token-role"], text.mayDo),
                                tag(
                                    "select", ["id": "token-role", "name": "role"],
                                    roles.map { tag("option", ["value": $0.value], $0.text) }),
                            ]), Piece.actions([Piece.submit(text.makeToken, "quiet")]),
                    ]),
                tag(
                    "div", ["id": "secret", "class": "good", "hidden": "hidden", "tabindex": "-1"],
                    [
                        tag("p", text.shownOnce),
                        tag("code", ["class": "secret"], ""),
                    ]),
            ], id: "tokens", count: tokens.count)
    }

    private var auditCard: Markup {
        Piece.fold(
            text.audit,
            [
                tag(
                    "table", ["class": "stack"],
                    [
                        Piece.tableHead([text.when, text.who, text.what, text.from]),
                        tag(
                            "tbody", [:],
                            audit.map { entry in
                                tag(
                                    "tr", [:],
                                    [
                                        tag("td", [:], [Piece.time(entry.at, text)]),
                                        tag("td", text.actor(entry)),
                                        tag("td", text.entry(entry)),
                                        tag("td", entry.address ?? ""),
                                    ])
                            }),
                    ]), tag("p", ["class": "note"], text.auditNote),
            ]
                + (audit.count == Self.auditEntries
                    ? (audit.last?.number).map {
                        [tag("p", [:], [Piece.link(text.earlierEntries, "/settings?before=\($0)#audit")])]
                    } ?? [] : []),
            id: "audit", isOpen: isReadingOn, isWide: true)
    }
}

extension Language {
    /// In the language itself.
    var name: String {
        switch self {
        case .english: "English"
        case .german: "Deutsch"
        }
    }
}
