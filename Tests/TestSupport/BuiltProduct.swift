public import Foundation

/// A program of the package, as it was built beside the tests.
public enum BuiltProduct {
    /// There is no such program beside the tests.
    public struct Missing: Error, CustomStringConvertible {
        let program: String
        let lookedIn: [String]

        /// Says how to build it.
        public var description: String {
            "\(program) is not beside the tests; build all products first (swift build --build-tests with the tests' "
                + "configuration). Looked in \(lookedIn.joined(separator: ", "))."
        }
    }

    /// Where the program is: in the folder of the test bundle, or a few folders above it.
    public static func url(_ program: String) throws -> URL {
        let folders = productFolders
        for folder in folders {
            let candidate = folder.appendingPathComponent(program)
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
        }
        throw Missing(program: program, lookedIn: folders.map(\.path))
    }

    /// The test runner may be the bundle itself or a helper that is told the bundle's path.
    private static var productFolders: [URL] {
        let named = CommandLine.arguments.filter { $0.contains(".xctest") }.map { URL(fileURLWithPath: $0) }
        let running = [Bundle.main.executableURL, Bundle.main.bundleURL].compactMap(\.self)
        var folders: [URL] = []
        for start in named + running {
            var folder = start.resolvingSymlinksInPath()
            for _ in 0..<4 where folder.path != "/" {
                folder.deleteLastPathComponent()
                if !folders.contains(folder) { folders.append(folder) }
            }
        }
        return folders
    }
}
