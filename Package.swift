// swift-tools-version: 6.2
import PackageDescription

// Modules live in the folder of whoever runs them: `SiteAgent` (the hospital), `Coordinator` (the consortium),
// `Protocols` (what the two say to each other) and `Sources` (what all of them, and an auditor, share).

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

func library(_ name: String, in folder: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "\(folder)/\(name)", exclude: ["README.md"])
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: dependencies + ["TestSupport"],
        path: "Tests/\(name)Tests",
        exclude: exclude
    )
}

let package = Package(
    name: "intramural",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0")
    ],
    targets: [
        // Layer 0: knows nothing of studies or hospitals.
        library("Kernels", in: "Sources"),
        library("CanonicalEncoding", in: "Sources", [crypto]),

        // Layer 1
        library("Imaging", in: "Sources", ["Kernels"]),
        library("Statistics", in: "Sources", ["Kernels"]),

        // Layer 2
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        library("ImageFiles", in: "Sources", ["Imaging", "CZlib"]),

        // Tests
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        tests("Kernels", ["Kernels"], exclude: ["Vectors"]),
        tests("CanonicalEncoding", ["CanonicalEncoding"]),
        tests("Imaging", ["Imaging"]),
        tests("Statistics", ["Statistics"], exclude: ["Vectors"]),
        tests("ImageFiles", ["ImageFiles", "Imaging"]),
    ],
    swiftLanguageModes: [.v6]
)

// Strict everywhere; C modules have no Swift settings.
for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .strictMemorySafety(),
        ]
}
