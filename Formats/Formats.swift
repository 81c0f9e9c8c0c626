/// The published files that the program holds in itself, so that there is nothing beside it to lose.
public enum Formats {
    /// The description of the station's interface: `openapi.json`.
    public static var openAPI: [UInt8] { PackageResources.openapi_json }

    /// Mappings for sensors that print rows, by name: to use as they are, or to begin with.
    public static var mappings: [(name: String, json: [UInt8])] {
        [
            ("insole-16-cells", PackageResources.insole_16_cells_json),
            ("motion-si", PackageResources.motion_si_json), ("motion-g", PackageResources.motion_g_json),
        ]
    }
}
