public import Study
import YAMLDocuments

/// The policy file, read before each round and understood anew only when it changed.
struct PolicyFile: Sendable {
    private let folder: SiteFolder
    private var bytes: [UInt8] = []
    private var policy: SitePolicy?

    init(_ folder: SiteFolder) {
        self.folder = folder
    }

    /// The policy as the file is now.
    mutating func current() throws -> SitePolicy {
        let found = try folder.require(folder.policy, madeBy: "request --site NAME")
        if let policy, found == bytes { return policy }
        let policy = try SitePolicy(checking: found)
        bytes = found
        self.policy = policy
        return policy
    }
}

extension SitePolicy {
    init(checking bytes: [UInt8]) throws {
        do throws(DocumentError) {
            try self.init(yaml: String(decoding: bytes, as: UTF8.self), file: "policy.yaml")
        } catch {
            throw SiteError(.badInput, "The policy cannot be used.\n\(error)", remedy: "Correct policy.yaml.")
        }
    }
}

extension SiteFolder {
    /// The site's policy as the file is now.
    public func loadPolicy() throws -> SitePolicy {
        var file = PolicyFile(self)
        return try file.current()
    }
}
