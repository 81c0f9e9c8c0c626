// swift-tools-version: 6.2
import PackageDescription

// Apart from the product's package, so that nobody who builds the product builds this too.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let parts = Target.Dependency.product(name: "HeelstrikeParts", package: "heelstrike")

let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "heelstrike", path: "../..")],
    targets: [
        .executableTarget(name: "decoder-fuzz", dependencies: [parts], swiftSettings: strict),
        .executableTarget(name: "stage-benchmark", dependencies: [parts], swiftSettings: strict),
        .executableTarget(name: "live-benchmark", dependencies: [parts], swiftSettings: strict),
    ]
)
