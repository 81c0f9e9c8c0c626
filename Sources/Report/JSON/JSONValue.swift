/// A JSON document as a value; an object's members stand in the order in which they are written.
enum JSONValue: Equatable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case unsigned(UInt64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A name with its value.
    struct Member: Equatable, Sendable {
        var name: String
        var value: JSONValue
    }
}

extension JSONValue {
    /// A list that ends every branch of a value with the path that leads to it, for tables of parameters.
    func leaves(path: String = "") -> [(path: String, value: JSONValue)] {
        func join(_ name: String) -> String { path.isEmpty ? name : path + "." + name }
        switch self {
        case .object(let members) where !members.isEmpty:
            return members.flatMap { $0.value.leaves(path: join($0.name)) }
        case .array(let elements) where !elements.isEmpty:
            return elements.indices.flatMap { elements[$0].leaves(path: join("\($0)")) }
        default:
            return [(path, self)]
        }
    }
}
