import Foundation

extension CohortTable {
    /// Whether the table names images and not one of them is there, as in a table that was copied without its files.
    public var lacksEveryImage: Bool {
        let images = lesions.lazy.flatMap { $0.cases.values }.map(\.image)
        return !images.isEmpty && images.allSatisfy { !FileManager.default.fileExists(atPath: $0.path) }
    }
}
