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
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.0.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    ],
    targets: [
        // The vocabulary and the walls: see Sources/Pipeline/Pipeline.docc/Decisions/0001-targets.md
        library("SensorData"),
        .target(name: "CChecksum", cSettings: [.treatAllWarnings(as: .error)]),
        library("Checksum", ["CChecksum"]),
        library("WireProtocol", ["SensorData", "Checksum"]),
        library("Recording", ["SensorData", "Checksum"]),
        library("Import", ["SensorData", "WireProtocol", "Recording"]),
        .systemLibrary(name: "CFFTW", pkgConfig: "fftw3", providers: [.apt(["libfftw3-dev"])]),
        .target(name: "SignalProcessing", dependencies: ["CFFTW"], swiftSettings: strict + [.strictMemorySafety()]),
        library("GaitAnalysis", ["SensorData", "SignalProcessing"]),
        library("Pipeline", ["SensorData", "WireProtocol", "Recording", "GaitAnalysis"]),
        library("Simulation", ["SensorData", "WireProtocol", "Recording"]),
        .target(name: "CClockShim"),
        .target(name: "CSerialShim"),
        .systemLibrary(name: "Clibusb", pkgConfig: "libusb-1.0", providers: [.apt(["libusb-1.0-0-dev"])]),
        library(
            "Devices",
            [
                "CClockShim", "CSerialShim", .target(name: "Clibusb", condition: .when(traits: ["USB"])), "SensorData",
                "WireProtocol", "Recording",
            ]),
        library("Report", ["GaitAnalysis", "SensorData"]),
        library(
            "ClinicDatabase",
            [
                "GaitAnalysis", "Recording", "SensorData", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        // The published files that the program holds in itself, as bytes.
        .target(
            name: "Formats", path: "Formats",
            exclude: ["README.md", "analysis-1.schema.json", "fhir-codesystem.json"],
            resources: [
                .embedInCode("openapi.json"), .embedInCode("mappings/insole-16-cells.json"),
                .embedInCode("mappings/motion-g.json"), .embedInCode("mappings/motion-si.json"),
            ],
            swiftSettings: strict),
        library(
            "Dashboard",
            [
                "ClinicDatabase", "Formats", "GaitAnalysis", "Import", "Pipeline", "Recording", "Report", "SensorData",
                "WireProtocol",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
            ]),
        .target(
            name: "Fixtures", path: "Fixtures",
            exclude: [
                "README.md", "accuracy.json", "databases", "import", "mappings", "protocols", "recordings", "schemas",
                "vectors",
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
                "Devices", "Dashboard", "ClinicDatabase", "CClockShim",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
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
        tests(
            "DashboardTests",
            [
                "ClinicDatabase", "Dashboard", "Fixtures", "Formats", "GaitAnalysis", "Import", "Pipeline", "Report",
                "SensorData", "WireProtocol",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ]),
        // Writes acknowledged rows until it is killed; no product.
        .executableTarget(
            name: "ClinicWriter", dependencies: ["ClinicDatabase", "GaitAnalysis", "SensorData"],
            path: "Tests/ClinicWriter",
            swiftSettings: strict),
        tests(
            "ClinicDatabaseTests",
            [
                "ClinicDatabase", "ClinicWriter", "GaitAnalysis", "Recording", "SensorData", "Fixtures", "Pipeline",
                "heelstrike", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        tests(
            "DoctorTests",
            [
                "heelstrike", "ClinicDatabase", "Recording",
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

// What depends on no other package, and its tests: quick to build for another machine (tools/arm64 --test).
if Context.environment["HEELSTRIKE_PURE"] != nil {
    let left: Set = [
        "heelstrike", "studies", "Dashboard", "DashboardTests", "ClinicDatabase", "ClinicWriter", "ClinicDatabaseTests",
        "DevicesTests", "DoctorTests", "RigTests", "USBTests",
    ]
    package.targets.removeAll { left.contains($0.name) }
    package.products.removeAll { $0.name == "heelstrike" }
    package.dependencies = []
}
