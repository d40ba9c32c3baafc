import Foundation

/// A folder that a program fills and may fill again, but never somebody else's.
struct OwnFolder {
    let url: URL

    /// The file by which the program knows its own folder.
    let marker: String

    /// Makes the folder, or makes sure that it is empty or holds what equal settings made; `isOwn` judges the marker.
    ///
    /// Nothing is ever deleted.
    func claim(isOwn: (Data) -> Bool) throws(PhantomCohortError) {
        let manager = FileManager.default
        do {
            try manager.createDirectory(at: url, withIntermediateDirectories: true)
            guard try !manager.contentsOfDirectory(atPath: url.path).isEmpty else { return }
        } catch {
            throw .notWritable("it is a file, or this user may not write there")
        }
        guard let data = try? Data(contentsOf: url.appendingPathComponent(marker)), isOwn(data) else {
            throw .folderInUse
        }
    }

    /// Writes a file under the folder, whole or not at all.
    func write(_ bytes: [UInt8], to path: String) throws(PhantomCohortError) {
        let file = url.appendingPathComponent(path)
        do {
            let parent = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try Data(bytes).write(to: file, options: .atomic)
        } catch {
            throw .notWritable("the disk may be full, or this user may not write there")
        }
    }
}
