import Testing

/// The absences are the architecture: DESIGN sections 1 and 8.
@Suite struct ModuleGraphTests {
    private let graph: ModuleGraph

    init() throws {
        graph = ModuleGraph(try DumpedPackage.current.get())
    }

    @Test func `every module has a layer and every layer's modules exist`() {
        #expect(Set(graph.shipped.keys).symmetricDifference(LayerTable.layers.keys) == [])
    }

    @Test func `arrows point down`() {
        #expect(graph.arrowsNotDown(LayerTable.layers, sideways: LayerTable.sideways) == [])
    }

    @Test func `the coordinator and the protocols cannot read an image`() {
        let starts = graph.names(in: "Coordinator").union(graph.names(in: "Protocols"))
        #expect(starts.count >= 5)
        #expect(
            graph.reaching(
                from: starts,
                to: ["Imaging", "ImageFiles", "DICOM", "ImageFilters", "Radiomics", "PyRadiomicsProfile", "CZlib"]
            ) == []
        )
    }

    @Test func `the site's and the consortium's programs meet in the protocols only`() {
        let (site, consortium) = (graph.names(in: "SiteAgent"), graph.names(in: "Coordinator"))
        #expect(site.count >= 3 && consortium.count >= 3)
        #expect(graph.reaching(from: site, to: consortium) == [])
        #expect(graph.reaching(from: consortium, to: site) == [])
    }

    /// What they may use is listed: whatever is added later must be argued for here.
    @Test(arguments: ["Audit", "FederatedAnalysis", "Study", "Rounds"])
    func `no network, database, clock or log is within reach`(module: String) {
        #expect(graph.products(of: module).subtracting(["Crypto", "X509", "SwiftASN1", "Yams"]) == [])
        #expect(graph.reaching(from: [module], to: ["CCurl", "SiteTransport", "CoordinatorServer"]) == [])
    }

    @Test(arguments: [
        "Kernels", "FeatureNomenclature", "Imaging", "Statistics", "ImageFilters", "Radiomics", "PyRadiomicsProfile",
    ])
    func `numbers are computed without other people's packages`(module: String) {
        #expect(graph.modules[module] != nil)
        #expect(graph.products(of: module) == [])
    }

    @Test func `each outside library has its own place`() {
        let commands = Set(graph.shipped.keys.filter { $0.hasSuffix("Command") })
        #expect(graph.users(of: "ArgumentParser", outside: commands) == [])
        #expect(graph.users(of: "CCurl", outside: ["SiteTransport"]) == [])
        #expect(graph.users(of: "CZlib", outside: ["ImageFiles"]) == [])
        #expect(graph.users(of: "NIO", outside: ["CoordinatorServer"]) == [])
        #expect(graph.users(of: "Hummingbird", outside: ["CoordinatorServer"]) == [])
        #expect(graph.users(of: "GRDB", outside: ["SiteAgentCore", "CoordinatorCore"]) == [])
        #expect(graph.users(of: "Mustache", outside: ["Reporting"]) == [])
    }

    @Test func `no program of ours links what parses DICOM files: it is a child process`() {
        #expect(graph.modules["DICOMReader"]?.modules == ["COpenJPEG"])
        #expect(graph.users(of: "DICOMReader", outside: []) == [])
        #expect(graph.users(of: "COpenJPEG", outside: ["DICOMReader"]) == [])
    }

    @Test func `nothing that ships depends on a test`() throws {
        let tests = Set(graph.modules.filter(\.value.isTest).keys)
        #expect(tests.count > 10)
        #expect(graph.reaching(from: Set(graph.shipped.keys), to: tests) == [])
        #expect(try DumpedPackage.current.get().products.flatMap(\.targets).filter(tests.contains) == [])
    }

    // MARK: The guards themselves

    /// A made-up package in which every rule is broken.
    private static let broken = ModuleGraph([
        "Low": .init(folder: "Sources/Low", isTest: false, modules: ["High"], products: []),
        "High": .init(folder: "Sources/High", isTest: false, modules: ["Imaging"], products: ["NIOCore"]),
        "Imaging": .init(folder: "Sources/Imaging", isTest: false, modules: ["Twin"], products: []),
        "Twin": .init(folder: "Coordinator/Twin", isTest: false, modules: ["Low"], products: ["GRDB"]),
    ])

    @Test func `an arrow up, sideways or from nowhere is found`() {
        let layers = ["Low": 0, "High": 2, "Imaging": 1]
        let found = Self.broken.arrowsNotDown(layers.merging(["Twin": 1]) { $1 }, sideways: [])
        #expect(Set(found) == [Arrow("Low", "High"), Arrow("Imaging", "Twin")])
        #expect(Set(Self.broken.arrowsNotDown(layers, sideways: [])).contains(Arrow("Twin", "Low")))
        let allowed = Self.broken.arrowsNotDown(
            layers.merging(["Twin": 1]) { $1 },
            sideways: [Arrow("Imaging", "Twin")]
        )
        #expect(allowed == [Arrow("Low", "High")])
    }

    @Test func `a module in between hides nothing`() {
        #expect(Self.broken.names(in: "Coordinator") == ["Twin"])
        #expect(Self.broken.reaching(from: ["Twin"], to: ["Imaging"]) == [Arrow("Twin", "Imaging")])
        #expect(Self.broken.products(of: "Low") == ["NIOCore", "GRDB"])
        #expect(Self.broken.users(of: "NIO", outside: ["Twin"]) == [Arrow("High", "NIOCore")])
    }
}
