// swift-tools-version: 6.2
import PackageDescription

// Modules live in the folder of whoever runs them: `SiteAgent` (the hospital), `Coordinator` (the consortium),
// `Protocols` (what the two say to each other) and `Sources` (what all of them, and an auditor, share).
// Arrows point down a layer; Tests/ArchitectureTests keeps the ones that must never exist.

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func library(
    _ name: String,
    in folder: String,
    _ dependencies: [Target.Dependency] = [],
    exclude: [String] = []
) -> Target {
    .target(name: name, dependencies: dependencies, path: "\(folder)/\(name)", exclude: ["README.md"] + exclude)
}

func program(_ name: String, in folder: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies + [arguments], path: "\(folder)/\(name)")
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
    products: [
        .executable(name: "site-agent", targets: ["SiteAgentCommand"]),
        .executable(name: "coordinator", targets: ["CoordinatorCommand"]),
        .executable(name: "auditor", targets: ["AuditorCommand"]),
        .executable(name: "phantom-cohort", targets: ["PhantomCohortCommand"]),
        .executable(name: "dicom-reader", targets: ["DICOMReader"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Layer 0: knows nothing of studies or hospitals.
        library("Kernels", in: "Sources"),
        library("CanonicalEncoding", in: "Sources", [crypto]),
        library("FeatureNomenclature", in: "Sources"),
        library("YAMLDocuments", in: "Sources", [yams]),

        // Layer 1
        library("Imaging", in: "Sources", ["Kernels"]),
        library("Statistics", in: "Sources", ["Kernels"]),
        library("TransparencyLog", in: "Sources", ["CanonicalEncoding", crypto]),
        library("Identity", in: "Sources", ["CanonicalEncoding", crypto, x509, asn1]),

        // Layer 2
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        library("ImageFiles", in: "Sources", ["Imaging", "CZlib"]),
        library("DICOM", in: "Sources", ["Imaging"]),
        library("ImageFilters", in: "Sources", ["Imaging", "Kernels"]),
        library("Radiomics", in: "Sources", ["FeatureNomenclature", "ImageFilters", "Imaging", "Kernels"]),
        library(
            "Study",
            in: "Protocols",
            ["CanonicalEncoding", "FeatureNomenclature", "Identity", "YAMLDocuments", yams]
        ),

        // Layer 3
        library("Rounds", in: "Protocols", ["CanonicalEncoding", "Identity"], exclude: ["openapi.yaml"]),
        library("FederatedAnalysis", in: "Sources", ["CanonicalEncoding", "Kernels", "Statistics", "Study"]),
        library("PyRadiomicsProfile", in: "Sources", ["Imaging", "Kernels", "Radiomics"]),

        // Layer 4
        library(
            "Audit",
            in: "Sources",
            ["CanonicalEncoding", "FederatedAnalysis", "Identity", "Rounds", "Study", "TransparencyLog"]
        ),
        library("Reporting", in: "Sources", ["CanonicalEncoding", "FederatedAnalysis", "Statistics", mustache]),
        library("PhantomCohort", in: "Sources", ["ImageFiles", "Imaging", "Kernels"]),

        // Layer 5: the two programs' halves, which meet only in Protocols.
        .systemLibrary(
            name: "CCurl",
            path: "SiteAgent/CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        library("SiteTransport", in: "SiteAgent", ["CanonicalEncoding", "CCurl", "Identity", "Rounds"]),
        library(
            "SiteAgentCore",
            in: "SiteAgent",
            [
                "CanonicalEncoding", "DICOM", "FeatureNomenclature", "FederatedAnalysis", "Identity", "ImageFiles",
                "ImageFilters", "Imaging", "Kernels", "PyRadiomicsProfile", "Radiomics", "Rounds", "SiteTransport",
                "Study",
                "YAMLDocuments", grdb,
            ]
        ),
        library(
            "CoordinatorCore",
            in: "Coordinator",
            [
                "CanonicalEncoding", "FederatedAnalysis", "Identity", "Rounds", "Study", "TransparencyLog", grdb,
                logging,
            ]
        ),
        library(
            "CoordinatorServer",
            in: "Coordinator",
            [
                "CanonicalEncoding", "CoordinatorCore", "Identity", "Rounds", "Study", hummingbird, hummingbirdCore,
                hummingbirdTLS,
                lifecycle, logging, nioCore, nioSSL,
            ]
        ),

        // A program of its own, so that a hostile file has nothing but its reader to break; C++, over DCMTK and OpenJPEG.
        .systemLibrary(
            name: "COpenJPEG",
            path: "Sources/COpenJPEG",
            pkgConfig: "libopenjp2",
            providers: [.apt(["libopenjp2-7-dev"])]
        ),
        .executableTarget(
            name: "DICOMReader",
            dependencies: ["COpenJPEG"],
            path: "Sources/DICOMReader",
            exclude: ["README.md"],
            // DCMTK's own pkg-config file asks for libraries that its Debian package does not need.
            linkerSettings: ["dcmjpeg", "dcmjpls", "dcmdata", "oflog", "ofstd", "z"].map { .linkedLibrary($0) }
        ),

        // Layer 6: arguments and wiring.
        library("SharedCommand", in: "Sources", [arguments]),
        program(
            "SiteAgentCommand",
            in: "SiteAgent",
            [
                "CanonicalEncoding", "DICOM", "FeatureNomenclature", "Identity", "Radiomics", "Rounds", "SharedCommand",
                "SiteAgentCore", "SiteTransport", "Study", "YAMLDocuments",
            ]
        ),
        program(
            "CoordinatorCommand",
            in: "Coordinator",
            [
                "CanonicalEncoding", "CoordinatorCore", "CoordinatorServer", "FeatureNomenclature", "FederatedAnalysis",
                "Identity", "Reporting", "SharedCommand", "Statistics", "Study", "TransparencyLog", "YAMLDocuments",
                logging, lifecycle,
                signals,
            ]
        ),
        program(
            "AuditorCommand",
            in: "Sources",
            ["Audit", "CanonicalEncoding", "Rounds", "SharedCommand", "TransparencyLog"]
        ),
        program("PhantomCohortCommand", in: "Sources", ["PhantomCohort", "SharedCommand"]),

        // Measured by `make bench-radiomics`; in no product.
        .executableTarget(
            name: "RadiomicsBenchmark",
            dependencies: ["FeatureNomenclature", "ImageFiles", "Imaging", "Radiomics"],
            path: "Tests/Benchmarks/Radiomics",
            exclude: ["run.sh", "peer.py"]
        ),

        // Run by `make fuzz-dicom`; in no product.
        .executableTarget(
            name: "DICOMReaderCampaign",
            dependencies: ["DICOM"],
            path: "Tests/Fuzz/DICOMReader"
        ),
        // Run by the tests of DICOM; in no product.
        .executableTarget(name: "ConfinementProbe", path: "Tests/ConfinementProbe"),

        // Tests
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        tests("Kernels", ["Kernels"], exclude: ["Vectors"]),
        tests("CanonicalEncoding", ["CanonicalEncoding"]),
        tests("YAMLDocuments", ["YAMLDocuments"]),
        tests("Imaging", ["Imaging", "ImageFiles", "Kernels"], exclude: ["Vectors"]),
        tests("Statistics", ["Statistics"], exclude: ["Vectors"]),
        tests("ImageFiles", ["ImageFiles", "Imaging"]),
        tests("DICOM", ["DICOM", "ImageFiles", "Imaging"], exclude: ["Vectors"]),
        tests(
            "ImageFilters",
            ["ImageFilters", "FeatureNomenclature", "Imaging", "ImageFiles", "Kernels", "Radiomics"],
            exclude: ["Vectors"]
        ),
        tests("TransparencyLog", ["TransparencyLog", "CanonicalEncoding"], exclude: ["Vectors"]),
        tests("Identity", ["Identity", "CanonicalEncoding"]),
        tests(
            "Radiomics",
            ["Radiomics", "FeatureNomenclature", "Imaging", "ImageFiles", "ImageFilters", "Kernels"],
            exclude: ["Vectors"]
        ),
        tests(
            "PyRadiomicsProfile",
            ["PyRadiomicsProfile", "ImageFiles", "Imaging", "Radiomics"],
            exclude: ["Vectors"]
        ),
        tests("Study", ["Study", "CanonicalEncoding", "Identity", "FeatureNomenclature", "YAMLDocuments"]),
        tests("Rounds", ["Rounds", "CanonicalEncoding", "Identity"]),
        tests(
            "FederatedAnalysis",
            ["FederatedAnalysis", "CanonicalEncoding", "Kernels", "Statistics", "Study"],
            exclude: ["Vectors"]
        ),
        tests(
            "Audit",
            ["Audit", "CanonicalEncoding", "FederatedAnalysis", "Identity", "Rounds", "Study", "TransparencyLog"]
        ),
        tests("Reporting", ["Reporting", "CanonicalEncoding", "FederatedAnalysis", "Statistics"]),
        tests("PhantomCohort", ["PhantomCohort", "ImageFiles", "Imaging"]),
        tests("SiteTransport", ["SiteTransport", "Identity", "Rounds"]),
        tests(
            "SiteAgentCore",
            [
                "SiteAgentCore", "CanonicalEncoding", "DICOM", "FeatureNomenclature", "FederatedAnalysis", "Identity",
                "ImageFiles", "ImageFilters", "Imaging", "Kernels", "PhantomCohort", "PyRadiomicsProfile", "Radiomics",
                "Rounds", "Study", "YAMLDocuments", grdb,
            ]
        ),
        tests(
            "CoordinatorCore",
            [
                "CoordinatorCore", "CanonicalEncoding", "FeatureNomenclature", "FederatedAnalysis", "Identity",
                "Kernels", "Rounds", "Study", "TransparencyLog", grdb, logging,
            ]
        ),
        tests(
            "CoordinatorServer",
            [
                "CoordinatorServer", "CanonicalEncoding", "CoordinatorCore", "SiteTransport", "Identity", "Rounds",
                "Study", lifecycle, logging,
            ]
        ),
        tests("SharedCommand", ["SharedCommand"]),
        tests("Architecture", []),
        tests("Programs", []),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

// Built by `make fuzz` alone, with a sanitizer; in no product that is shipped.
if Context.environment["INTRAMURAL_FUZZ"] != nil {
    package.products.append(.executable(name: "fuzz-parsers", targets: ["ParserFuzzer"]))
    package.targets += [
        .systemLibrary(name: "CLibFuzzer", path: "Tests/Fuzz/CLibFuzzer"),
        .executableTarget(
            name: "ParserFuzzer",
            dependencies: [
                "CanonicalEncoding", "CLibFuzzer", "DICOM", "FederatedAnalysis", "Identity", "ImageFiles", "Imaging",
                "Rounds", "SiteAgentCore", "Study", "TransparencyLog", "YAMLDocuments",
            ],
            path: "Tests/Fuzz/Parsers"
        ),
    ]
}

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
