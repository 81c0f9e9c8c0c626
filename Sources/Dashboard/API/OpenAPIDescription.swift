/// The description of the interface; the same as `Formats/openapi.json`.
enum OpenAPIDescription {
    static let text = "{}"
}
