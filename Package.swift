// swift-tools-version: 6.2
import PackageDescription

/// Every target: Swift 6 language mode, no warning left standing, no import that is not declared.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "heelstrike",
    products: [
        .executable(name: "heelstrike", targets: ["heelstrike"]),
        // For `tools/benchmarks`, a package of its own.
        .library(
            name: "HeelstrikeParts",
            targets: [
                "Checksum", "Devices", "GaitAnalysis", "Pipeline", "Recording", "Report", "SensorData", "Simulation",
                "WireProtocol",
            ]),
    ],
    traits: [
        .default(enabledTraits: ["USB"]),
        .trait(name: "USB", description: "USB devices without a serial port, through libusb-1.0."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        // The vocabulary and the walls: see Sources/Pipeline/Pipeline.docc/Decisions/0001-targets.md
        library("SensorData"),
        library("Checksum"),
        library("WireProtocol", ["SensorData", "Checksum"]),
        library("Recording", ["SensorData", "Checksum"]),
        library("Import", ["SensorData", "WireProtocol", "Recording"]),
        .systemLibrary(name: "CFFTW", pkgConfig: "fftw3", providers: [.apt(["libfftw3-dev"])]),
        .target(name: "SignalProcessing", dependencies: ["CFFTW"], swiftSettings: strict + [.strictMemorySafety()]),
        library("GaitAnalysis", ["SensorData", "SignalProcessing"]),
        library("Pipeline", ["SensorData", "WireProtocol", "Recording", "GaitAnalysis"]),
        library("Simulation", ["SensorData", "WireProtocol", "Recording"]),
        .target(name: "CSerialShim"),
        .systemLibrary(name: "Clibusb", pkgConfig: "libusb-1.0", providers: [.apt(["libusb-1.0-0-dev"])]),
        library(
            "Devices",
            [
                "CSerialShim", .target(name: "Clibusb", condition: .when(traits: ["USB"])), "SensorData",
                "WireProtocol", "Recording",
            ]),
        library("Report", ["GaitAnalysis", "SensorData"]),
        .target(
            name: "Fixtures", path: "Fixtures",
            exclude: [
                "README.md", "accuracy.json", "import", "mappings", "protocols", "recordings", "schemas", "vectors",
            ],
            sources: ["Fixtures.swift"],
            swiftSettings: strict),
        // The reference for firmware in C, compiled only so that the tests hold it against our codec.
        .target(
            name: "CFirmwareReference", path: "Firmware-Protocol/reference",
            exclude: ["README.md", "check", "example.c"], sources: ["heelstrike_protocol.c"], publicHeadersPath: ".",
            cSettings: [.treatAllWarnings(as: .error)]),
        .executableTarget(
            name: "heelstrike",
            dependencies: [
                "SensorData", "WireProtocol", "Recording", "Import", "GaitAnalysis", "Pipeline", "Simulation", "Report",
                "Devices",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        // Studies over many simulated walks, for tools/accuracy.
        .executableTarget(
            name: "studies",
            dependencies: [
                "SensorData", "GaitAnalysis", "Pipeline", "Simulation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "tools/studies", swiftSettings: strict),
        tests("WireProtocolTests", ["WireProtocol", "SensorData", "Checksum", "Fixtures"]),
        tests("RecordingTests", ["Recording", "SensorData", "Checksum"]),
        tests("ImportTests", ["Import", "SensorData", "WireProtocol", "Recording"]),
        tests("SignalProcessingTests", ["SignalProcessing"]),
        tests("GaitAnalysisTests", ["GaitAnalysis", "SensorData"]),
        tests(
            "PipelineTests",
            [
                "Pipeline", "GaitAnalysis", "Import", "SensorData", "Recording", "WireProtocol", "Simulation", "Report",
                "Fixtures",
            ]),
        tests("SimulationTests", ["Simulation", "SensorData", "WireProtocol", "Recording"]),
        tests(
            "DevicesTests",
            [
                "Devices", "SensorData", "WireProtocol", "Recording", "Simulation", "Pipeline", "GaitAnalysis",
                "Report", "heelstrike",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        tests("ReportTests", ["Report", "GaitAnalysis", "SensorData", "Fixtures"]),
        tests("FirmwareTests", ["CFirmwareReference", "Devices", "WireProtocol", "SensorData", "Checksum"]),
        tests(
            "RigTests",
            ["Devices", "SensorData", "WireProtocol", "Recording", "Simulation", "Pipeline", "GaitAnalysis", "Report"]),
    ]
)

// Real libusb against a device that umockdev plays; only where libumockdev-dev is, and run under umockdev-wrapper.
if Context.environment["HEELSTRIKE_UMOCKDEV"] != nil {
    package.targets += [
        .systemLibrary(
            name: "CUMockdev", path: "Tests/CUMockdev", pkgConfig: "umockdev-1.0",
            providers: [.apt(["libumockdev-dev"])]),
        .target(name: "CMockUSB", dependencies: ["CUMockdev"], path: "Tests/CMockUSB"),
        tests("USBTests", ["CMockUSB", "Devices", "SensorData", "WireProtocol", "Recording", "Simulation"]),
    ]
}
