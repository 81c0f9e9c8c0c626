import Testing

@testable import ClinicDatabase

/// The names of files that say what a sensor's rows mean.
struct SensorMappingsTests {
    @Test(arguments: [
        ("FT9DKI2A", "mappings/FT9DKI2A.json"), ("/dev/ttyUSB0", "mappings/_2fdev_2fttyUSB0.json"),
        ("../../key", "mappings/_2e_2e_2f_2e_2e_2fkey.json"), ("a b", "mappings/a_20b.json"),
        ("a_20b", "mappings/a_5f20b.json"), ("ü", "mappings/_c3_bc.json"), ("\n\u{0}", "mappings/_0a_00.json"),
    ])
    func `a sensor's name becomes the name of a file, and never a part of a path`(sensor: String, name: String) {
        #expect(SensorMappings.name(for: sensor) == name)
        #expect(BackupManifest.allows(name))
    }

    @Test func `a long name is shortened so that a backup has room for it, and stays the sensor's own`() {
        let long = String(repeating: "/", count: 300)
        let name = SensorMappings.name(for: long)
        #expect(name.utf8.count < 100 && BackupManifest.allows(name))
        #expect(name != SensorMappings.name(for: long + "/"))
    }

    @Test(arguments: [
        "mappings/.json", "mappings/../key.json", "mappings/a/b.json", "mappings/a.pem", "mapping/a.json", "a.json",
    ])
    func `nothing else is put back from a backup under such a name`(name: String) {
        #expect(!BackupManifest.allows(name))
    }
}
