import TransparencyLog

/// A log's files in memory.
struct MemoryFiles: LogFiles, Equatable {
    var files: [String: [UInt8]] = [:]

    func read(_ path: String) -> [UInt8]? { files[path] }

    mutating func apply(_ growth: LogGrowth, removingSuperseded: Bool = false) {
        for file in growth.files { files[file.path] = file.bytes }
        guard removingSuperseded else { return }
        for path in growth.superseded { files[path] = nil }
    }
}
