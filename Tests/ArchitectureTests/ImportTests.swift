import Testing

/// A stale build folder lets an undeclared import compile; and some absences are of modules that need no declaration.
@Suite struct ImportTests {
    private let graph: ModuleGraph

    init() throws {
        graph = ModuleGraph(try DumpedPackage.current.get())
    }

    @Test func `every import of a module of ours is declared`() throws {
        var (declared, undeclared) = (0, Set<Arrow>())
        for (name, module) in graph.modules {
            let ours = try imports(of: name).filter { graph.modules[$0] != nil }
            declared += ours.count
            undeclared.formUnion(ours.subtracting(module.modules).map { Arrow(name, $0) })
        }
        #expect(declared > 60)
        #expect(undeclared == [])
    }

    @Test func `outside libraries are imported in their own places only`() throws {
        let places: [(prefix: String, allowed: (String) -> Bool)] = [
            ("CCurl", { $0 == "SiteTransport" }), ("CZlib", { $0 == "ImageFiles" }),
            ("ArgumentParser", { $0.hasSuffix("Command") }), ("NIO", { $0 == "CoordinatorServer" }),
            ("Hummingbird", { $0 == "CoordinatorServer" }),
            ("GRDB", { ["SiteAgentCore", "CoordinatorCore"].contains($0) }), ("Mustache", { $0 == "Reporting" }),
            ("FoundationNetworking", { $0 == "AuditorCommand" }),
        ]
        for (prefix, allowed) in places {
            let users = try graph.shipped.filter { try imports(of: $0.key).contains { $0.hasPrefix(prefix) } }.keys
            #expect(!users.isEmpty, "\(prefix)")
            #expect(users.filter { !allowed($0) } == [], "\(prefix)")
        }
    }

    @Test func `the coordinator and the protocols import no imaging`() throws {
        for name in graph.names(in: "Coordinator").union(graph.names(in: "Protocols")) {
            #expect(
                try imports(of: name).intersection([
                    "Imaging", "ImageFiles", "DICOM", "ImageFilters", "Radiomics", "PyRadiomicsProfile",
                ]) == [],
                "\(name)"
            )
        }
    }

    @Test func `layers 0 and 1 do without Foundation, exceptions apart`() throws {
        let users = try LayerTable.layers.filter { $0.value < 2 }.keys.filter { name in
            try imports(of: name).contains { $0.hasPrefix("Foundation") }
        }
        #expect(Set(users) == Set(LayerTable.foundationExceptions.keys))
    }

    @Test(arguments: ["FederatedAnalysis", "Study", "Rounds", "Statistics", "Kernels"])
    func `no clock, file or socket is imported or named`(name: String) throws {
        let forbidden = [
            "Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Musl", "Darwin", "System", "Synchronization",
        ]
        let module = try #require(graph.modules[name])
        let files = try SourceText.files(below: module.folder)
        #expect(!files.isEmpty)
        for file in files {
            #expect(file.imports.intersection(forbidden) == [], "\(file.file)")
            #expect(file.identifiers.intersection(["ContinuousClock", "SuspendingClock"]) == [], "\(file.file)")
        }
    }

    /// Law 1: no type under Protocols/ can hold a voxel, a feature row or a file's path.
    ///
    /// All of these need an imaging type, a row type, an array of fractions, or a type of Foundation or System.
    @Test func `nothing under Protocols can hold a voxel, a feature row or a path`() throws {
        let files = try SourceText.files(below: "Protocols")
        #expect(files.count > 40)
        for file in files {
            #expect(file.identifiers.intersection(Self.holders) == [], "\(file.file)")
            #expect(!file.holdsRows, "\(file.file)")
        }
    }

    private static let holders: Set<String> = [
        "Volume", "Mask", "VoxelGrid", "SIMD3", "LesionFeatures", "FeatureValue", "LocalRow", "LocalCohort", "Data",
        "URL", "FilePath", "FileManager", "FileHandle",
    ]

    private func imports(of name: String) throws -> Set<String> {
        guard let module = graph.modules[name] else { return [] }
        return try SourceText.files(below: module.folder).reduce(into: []) { $0.formUnion($1.imports) }
    }

    // MARK: The guards themselves

    @Test func `imports are seen in every spelling, and not in comments or texts`() {
        let text = """
            import Alpha
            public import Beta
              @testable import Gamma
            @preconcurrency internal import struct Delta.Part
            import func Glibc.read
            // import Comment
            /// import Comment
            let text = "import Literal" // import Comment
            let lines = \"""
                import Lines
                \"""
            let important = imported
            """
        #expect(SourceText(file: "", text: text).imports == ["Alpha", "Beta", "Gamma", "Delta", "Glibc"])
    }

    @Test(arguments: [
        "let voxels: [Float]", "var rows: [[Double]]", "case row([Double?])", "let mask: Array<Double>",
        "let values: [String: [ Double ]]", "func f() -> ContiguousArray<Float>",
    ])
    func `a property that holds numbers row by row is found`(text: String) {
        #expect(SourceText(file: "", text: text).holdsRows)
    }

    @Test(arguments: ["let threshold: Double", "// [Double]", "\"[Double]\"", "let words: [Int64]", "Doubled<Floats>"])
    func `a single number is no row`(text: String) {
        #expect(!SourceText(file: "", text: text).holdsRows)
    }

    @Test func `a type is found by its whole name only`() {
        let source = SourceText(file: "", text: "let image: Volume<Raw>? // URL\nlet masked = URLs")
        #expect(source.identifiers.intersection(Self.holders) == ["Volume"])
    }
}
