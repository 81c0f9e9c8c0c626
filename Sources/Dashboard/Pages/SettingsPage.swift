import ClinicDatabase
import FoundationEssentials
import Report
import SensorData

/// Devices, users, tokens, language, recording by itself, the audit log.
struct SettingsPage {
    var caller: Caller
    var sensors: [Sensor]
    var language = Language.english
    var automatic: AutomaticRecording?
    var users: [User] = []
    var tokens: [APIToken] = []
    var audit: [AuditEntry] = []

    init(caller: Caller, sensors: [Sensor]) {
        self.caller = caller
        self.sensors = sensors
    }

    var markup: Markup {
        let isAdmin = caller.role == .admin
        return StationPage(
            title: "Settings", place: .settings, caller: caller,
            content: [
                tag(
                    "div", ["class": "columns"],
                    (isAdmin ? [choices, userCard, newUser, tokenCard] : []) + [sensorCard, passwordCard])
            ] + (isAdmin ? [auditCard] : [])
        ).markup
    }

    private var choices: Markup {
        Piece.card(
            "Station",
            [
                tag(
                    "form", ["data-api": "PATCH /api/v1/settings"],
                    [
                        Piece.select(
                            "Language of reports", "language", Language.allCases.map { ($0.rawValue, $0.name) },
                            chosen: language.rawValue),
                        Piece.choice(
                            "Record by itself when somebody walks on known insoles", "autoRecord",
                            isOn: automatic != nil),
                        Piece.field(
                            "End such a recording after so many minutes without a step", "idleMinutes", type: "number",
                            value: number(automatic?.idleMinutes ?? AutomaticRecording().idleMinutes),
                            ["min": "0.1", "max": "120", "step": "0.1"]),
                        Piece.actions([Piece.submit("Keep", "quiet")]),
                    ])
            ])
    }

    private func number(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }

    private var sensorCard: Markup {
        Piece.card(
            "Known sensors",
            [
                sensors.isEmpty
                    ? tag("p", "None yet. A sensor that is plugged in shows on Today; say there which foot it is on.")
                    : tag(
                        "table", [:],
                        [
                            Piece.tableHead(["Serial number", "Foot"]),
                            tag(
                                "tbody", [:],
                                sensors.map { sensor in
                                    tag(
                                        "tr", [:],
                                        [
                                            tag("th", ["scope": "row"], sensor.serialNumber),
                                            tag(
                                                "td",
                                                sensor.side == .left ? "Left" : sensor.side == .right ? "Right" : ""),
                                        ])
                                }),
                        ])
            ])
    }

    private var userCard: Markup {
        Piece.card(
            "Users",
            [
                tag(
                    "table", ["class": "stack"],
                    [
                        Piece.tableHead(["Name", "Role", "Change"]),
                        tag("tbody", [:], users.map(userRow)),
                    ])
            ])
    }

    private func userRow(_ user: User) -> Markup {
        let path = "/api/v1/users/\(user.id)"
        let isMe = caller.userID == user.id
        return tag(
            "tr", [:],
            [
                tag("th", ["scope": "row"], user.name + (user.isDisabled ? " (may not sign in)" : "")),
                tag("td", user.role == .admin ? "Administrator" : "Therapist"),
                tag(
                    "td", [:],
                    isMe
                        ? [.text("You")]
                        : [
                            tag(
                                "form", ["data-api": "DELETE \(path)"],
                                [
                                    tag(
                                        "button",
                                        [
                                            "type": "submit", "class": "small danger",
                                            "aria-label": "Remove \(user.name)",
                                        ],
                                        "Remove")
                                ])
                        ]),
            ])
    }

    private static let roles = [(value: "therapist", text: "Therapist"), (value: "admin", text: "Administrator")]

    private var newUser: Markup {
        Piece.card(
            "New user",
            [
                tag(
                    "form", ["data-api": "POST /api/v1/users"],
                    [
                        Piece.field(
                            "Name", "name", ["required": "required", "maxlength": "64", "autocomplete": "off"]),
                        Piece.select("Role", "role", Self.roles, chosen: "therapist"),
                        Piece.password("First password", "password", isNew: true),
                        Piece.actions([Piece.submit("Add", "quiet")]),
                    ])
            ])
    }

    private var passwordCard: Markup {
        Piece.card(
            "Your password",
            [
                tag(
                    "form", ["data-api": "POST /api/v1/password", "data-then": "/sign-in"],
                    [
                        tag("input", ["type": "hidden", "autocomplete": "username", "value": caller.name]),
                        Piece.password("Old password", "oldPassword", isNew: false),
                        Piece.password("New password", "newPassword", isNew: true),
                        Piece.actions([Piece.submit("Change, and sign in again", "quiet")]),
                    ])
            ])
    }

    private var tokenCard: Markup {
        Piece.card(
            "Tokens for other programs",
            [
                tokens.isEmpty
                    ? tag("p", ["class": "note"], "None.")
                    : tag(
                        "ul", ["class": "plain"],
                        tokens.map { token in
                            tag(
                                "li", [:],
                                [
                                    tag(
                                        "form", ["class": "actions", "data-api": "DELETE /api/v1/tokens/\(token.id)"],
                                        [
                                            tag("span", "\(token.name) · \(token.role.rawValue)"),
                                            tag(
                                                "button",
                                                [
                                                    "type": "submit", "class": "small danger",
                                                    "aria-label": "Remove \(token.name)",
                                                ],
                                                "Remove"),
                                        ])
                                ])
                        }),
                tag(
                    "form", ["data-api": "POST /api/v1/tokens", "data-show": "secret"],
                    [
                        tag(
                            "div", ["class": "field"],
                            [
                                tag("label", ["for": "token-name"], "For what"),
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
                                tag("label", ["for": "token-role"], "It may do what this role may"),
                                tag(
                                    "select", ["id": "token-role", "name": "role"],
                                    Self.roles.map { tag("option", ["value": $0.value], $0.text) }),
                            ]), Piece.actions([Piece.submit("Make a token", "quiet")]),
                    ]),
                tag(
                    "div", ["id": "secret", "class": "good", "hidden": "hidden", "tabindex": "-1"],
                    [
                        tag("p", "This is shown only now; keep it where the program finds it:"),
                        tag("code", ["class": "secret"], ""),
                    ]),
            ])
    }

    private var auditCard: Markup {
        Piece.card(
            "Who saw and did what",
            [
                tag(
                    "table", ["class": "stack"],
                    [
                        Piece.tableHead(["When", "Who", "What", "From"]),
                        tag(
                            "tbody", [:],
                            audit.map { entry in
                                tag(
                                    "tr", [:],
                                    [
                                        tag("td", [:], [Piece.time(entry.at)]),
                                        tag("td", entry.actorName ?? entry.actorKind),
                                        tag(
                                            "td",
                                            [
                                                entry.action.rawValue, entry.subjectKind?.rawValue, entry.subjectID,
                                                entry.detail,
                                            ]
                                            .compactMap { $0 }.joined(separator: " ")),
                                        tag("td", entry.address ?? ""),
                                    ])
                            }),
                    ]), tag("p", ["class": "note"], "The last 50; all of them: GET /api/v1/audit."),
            ], isWide: true)
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
