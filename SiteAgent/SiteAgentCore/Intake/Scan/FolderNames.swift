import CanonicalEncoding
import Foundation

/// Names folders of the site without holding their paths, which may name a patient.
///
/// So the database can say whether an image was below a folder when it was last taken in.
struct FolderNames: Sendable {
    private let pseudonyms: Pseudonyms

    init(_ pseudonyms: Pseudonyms) {
        self.pseudonyms = pseudonyms
    }

    /// The keyed name of a folder.
    func name(of folder: URL) -> String {
        String(pseudonyms.thing("folder", [folder.standardizedFileURL.path]).hex.prefix(16))
    }

    /// The keyed names of all folders above a file, the nearest first.
    func names(above file: URL) -> [String] {
        var names: [String] = []
        var folder = file.standardizedFileURL.deletingLastPathComponent()
        while folder.path != "/" {
            names.append(name(of: folder))
            folder.deleteLastPathComponent()
        }
        return names + [name(of: folder)]
    }
}
