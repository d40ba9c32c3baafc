/// The modules of the package, and which ones they depend on.
struct ModuleGraph {
    /// A target.
    struct Module {
        let folder: String
        let isTest: Bool
        let modules: Set<String>
        let products: Set<String>
    }

    let modules: [String: Module]

    init(_ modules: [String: Module]) {
        self.modules = modules
    }

    init(_ package: DumpedPackage) {
        let names = Set(package.targets.map(\.name))
        modules = Dictionary(
            uniqueKeysWithValues: package.targets.map { target in
                let dependencies = target.dependencies
                let module = Module(
                    folder: target.path ?? "",
                    isTest: target.type == "test" || target.name == "TestSupport",
                    modules: Set(dependencies.filter { !$0.isProduct && names.contains($0.name) }.map(\.name)),
                    products: Set(dependencies.filter { $0.isProduct || !names.contains($0.name) }.map(\.name))
                )
                return (target.name, module)
            }
        )
    }

    /// The modules that are not tests.
    var shipped: [String: Module] { modules.filter { !$0.value.isTest } }

    /// The modules in a top-level folder.
    func names(in folder: String) -> Set<String> {
        Set(modules.filter { $0.value.folder.hasPrefix(folder + "/") }.keys)
    }

    /// Everything that a module depends on, directly or not, itself included.
    func reach(of name: String) -> Set<String> {
        var reached: Set<String> = []
        var waiting = [name]
        while let next = waiting.popLast() {
            guard reached.insert(next).inserted else { continue }
            waiting += modules[next]?.modules ?? []
        }
        return reached
    }

    /// The products of other packages that a module depends on, directly or not.
    func products(of name: String) -> Set<String> {
        reach(of: name).reduce(into: []) { $0.formUnion(modules[$1]?.products ?? []) }
    }

    // MARK: What must not be

    /// Arrows that point up or sideways, for a table of layers.
    func arrowsNotDown(_ layers: [String: Int], sideways: Set<Arrow>) -> [Arrow] {
        shipped.flatMap { name, module in module.modules.map { Arrow(name, $0) } }.filter { arrow in
            guard let from = layers[arrow.from], let to = layers[arrow.to] else { return true }
            return to > from || to == from && !sideways.contains(arrow)
        }
    }

    /// Pairs of modules of which the first reaches the second, directly or not.
    func reaching(from starts: Set<String>, to ends: Set<String>) -> [Arrow] {
        starts.sorted().flatMap { start in
            reach(of: start).subtracting([start]).intersection(ends).sorted().map { Arrow(start, $0) }
        }
    }

    /// Modules outside a set that depend directly on a product whose name begins so.
    func users(of prefix: String, outside allowed: Set<String>) -> [Arrow] {
        shipped.filter { !allowed.contains($0.key) }.flatMap { name, module in
            module.products.union(module.modules).filter { $0.hasPrefix(prefix) }.map { Arrow(name, $0) }
        }
    }
}
