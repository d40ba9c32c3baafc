import DICOM
import Foundation
import ImageFiles

/// Reads the headers of all files of some folders, several at once.
struct FolderScan: Sendable {
    let reader: DICOMReader
    let workers: Int

    /// How many files one task reads, so that handing out costs little.
    private static let batch = 16

    /// What one file is.
    fileprivate enum Finding: Sendable {
        case instance(Instance)
        case labelImage
        case refused(String)
        case other(String)
    }

    /// Scans folders; `onProgress` is told how many files are done, and of how many.
    func run(_ folders: [URL], onProgress: (Int, Int) -> Void) async throws -> ScannedFolder {
        let listing = try FolderListing(folders)
        let files = listing.files
        guard !files.isEmpty else {
            let folder = folders.count == 1 ? "The folder of images has" : "The folders of images have"
            throw SiteError(
                .badInput,
                listing.obstacles.allSatisfy { $0.obstacle != .unreadable }
                    ? "\(folder) no files." : "\(folder) no files that this user may read.",
                remedy: "Check that it is what was exported, and its permissions."
            )
        }
        var scanned = ScannedFolder(listing)
        var batches = stride(from: 0, to: files.count, by: Self.batch).map { start in
            start..<min(start + Self.batch, files.count)
        }.makeIterator()
        var done = 0
        var findings = [Finding](repeating: .other(""), count: files.count)
        try await withThrowingTaskGroup(of: (Int, [Finding]).self) { group in
            func handOut() {
                guard let batch = batches.next() else { return }
                group.addTask { (batch.lowerBound, headers(of: files, batch)) }
            }
            for _ in 0..<max(1, workers) { handOut() }
            while let (start, found) = try await group.next() {
                findings.replaceSubrange(start..<start + found.count, with: found)
                done += found.count
                onProgress(done, files.count)
                try Task.checkCancellation()
                handOut()
            }
        }
        // In the order of the files, whichever was read first.
        for (file, finding) in findings.enumerated() { scanned.add(finding, file) }
        return scanned
    }

    private func headers(of files: [URL], _ batch: Range<Int>) -> [Finding] {
        var neighbor: Instance?
        return batch.map { number in
            let finding = finding(number, files[number], neighbor: neighbor)
            if case .instance(let instance) = finding { neighbor = instance }
            return finding
        }
    }

    /// `neighbor` is a file before it, with which it may share what a series has in common.
    private func finding(_ number: Int, _ file: URL, neighbor: Instance?) -> Finding {
        do throws(DICOMError) {
            let dataSet = try reader.header(of: file).dataSet
            return .instance(try Instance(dataSet, file: number, neighbor: neighbor))
        } catch {
            if file.lastPathComponent.uppercased() == "DICOMDIR" { return .other("an index of the folder; not needed") }
            guard error == .notDICOM else { return .refused("\(error)") }
            return Self.isLabelImage(file) ? .labelImage : Self.foreign(file)
        }
    }

    /// A file without the header of a DICOM file, which may be one nevertheless.
    private static func foreign(_ file: URL) -> Finding {
        let beginning = FileBeginning(of: file)
        if beginning.isBareDataSet {
            return .refused("it lacks the file header of PS3.10: export it again, as a DICOM file")
        }
        if ["dcm", "ima"].contains(file.pathExtension.lowercased()) {
            return .refused("it is called a DICOM file and is none, or is cut off: export it again")
        }
        return .other(beginning.isEmpty ? "the file is empty" : "no DICOM, NIfTI or NRRD file")
    }

    private static func isLabelImage(_ file: URL) -> Bool {
        let name = file.lastPathComponent.lowercased()
        return [".nii", ".nii.gz", ".nrrd"].contains { name.hasSuffix($0) }
    }
}

extension ScannedFolder {
    fileprivate mutating func add(_ finding: FolderScan.Finding, _ file: Int) {
        switch finding {
        case .instance(let instance): instances.append(instance)
        case .labelImage: labelImages.append(file)
        case .refused(let reason): refused.append((file: file, reason: reason))
        case .other(let reason): others.append((file: file, reason: reason))
        }
    }
}
