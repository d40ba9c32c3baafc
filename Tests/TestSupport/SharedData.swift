public import Foundation

/// The folder of real images and reference values that stands beside a development checkout.
///
/// Tests that use it are enabled only where it exists: the program and its own fixtures never need it.
public enum SharedData {
    /// The address of `path` inside the shared folder, or `nil` where there is none.
    ///
    /// Looks at `INTRAMURAL_SHARED` first, then for a folder `shared` beside the root of the package.
    public static func url(_ path: String) -> URL? {
        let candidates = [environmentFolder, folderBesidePackage].compactMap { $0?.appendingPathComponent(path) }
        return candidates.first { FileManager.default.fileExists(atPath: $0.path) }
    }

    private static var environmentFolder: URL? {
        ProcessInfo.processInfo.environment["INTRAMURAL_SHARED"].map { URL(fileURLWithPath: $0) }
    }

    private static var folderBesidePackage: URL? {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let manifest = folder.appendingPathComponent("Package.swift")
            if FileManager.default.fileExists(atPath: manifest.path) {
                return folder.deletingLastPathComponent().appendingPathComponent("shared")
            }
        }
        return nil
    }
}
