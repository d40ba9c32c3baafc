public import CanonicalEncoding
import Foundation

/// What `coordinator init` fixes once: who the consortium is and where sites find it.
public struct ConsortiumSettings: Sendable, Hashable, JSONRepresentable {
    /// The consortium's name, as certificates carry it.
    public let consortium: String

    /// The names and addresses under which sites may call.
    public let hostNames: [String]

    /// The port that the server listens on.
    public let port: Int

    /// The log's origin (C2SP tlog-checkpoint): a schema-less URL that names the log for ever.
    public let origin: String

    /// Creates settings.
    public init(consortium: String, hostNames: [String], port: Int, origin: String) {
        self.consortium = consortium
        self.hostNames = hostNames
        self.port = port
        self.origin = origin
    }

    /// Where sites call.
    public var url: String { "https://\(hostNames.first ?? "localhost"):\(port)" }

    /// The settings as canonical JSON.
    public var json: JSONValue {
        .object([
            "version": .integer(1), "consortium": .string(consortium), "port": .integer(Int64(port)),
            "host_names": .array(hostNames.map { .string($0) }), "log_origin": .string(origin),
        ])
    }

    /// Reads settings; unknown versions and fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        _ = try fields.int("version", in: 1...1)
        consortium = try fields.string("consortium")
        port = try fields.int("port", in: 1...65_535)
        hostNames = try fields.strings("host_names")
        origin = try fields.string("log_origin")
        try fields.finish()
    }

    static func read(_ folder: CoordinatorFolder) throws -> ConsortiumSettings {
        guard let data = FileManager.default.contents(atPath: folder.settings.path) else {
            throw CoordinatorError.notInitialised(folder: folder.root.path)
        }
        do throws(JSONError) {
            return try ConsortiumSettings(json: JSONValue(parsing: [UInt8](data)))
        } catch {
            throw CoordinatorError.badFile(folder.settings.path, error.description)
        }
    }
}
