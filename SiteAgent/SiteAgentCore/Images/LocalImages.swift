import DICOM
import Foundation
import ImageFiles
import Imaging

/// Reads the images and masks that a hospital has: NIfTI and NRRD files, DICOM files, and folders of DICOM files.
///
/// The content of a file says what it is, not its name.
struct LocalImages: Sendable {
    /// The way to DICOM files; `nil` where the program `dicom-reader` is not beside this one.
    let reader: DICOMReader?

    /// More files than this do not make up one image.
    static let folderLimit = 100_000

    /// The image in a file or folder.
    func image(_ url: URL) throws(Exclusion) -> LocalImage {
        guard !Self.isFolder(url), !Self.isDICOM(url) else { return try dicomImage(url) }
        do throws(ImageFileError) {
            let stored = try ImageFile.stored(try NIfTIFile.read(url))
            return LocalImage(volume: stored.volume, holdsWholeNumbers: stored.holdsWholeNumbers, origin: nil)
        } catch {
            throw Exclusion(.unreadableImage, "\(error)")
        }
    }

    /// The mask in a file, or in a folder that holds just one, for an image.
    func mask(
        _ url: URL,
        label: LabelChoice?,
        on image: LocalImage
    ) throws(Exclusion) -> LocalMask {
        let file = try Self.maskFile(url)
        guard !Self.isDICOM(file) else { return try dicomMask(file, label: label ?? .only, on: image) }
        let number: Int?
        switch label {
        case nil, .only: number = nil
        case .number(let label): number = label
        case .name: throw Exclusion(.labelAbsent, "the labels of this kind of mask are numbers; write one")
        }
        do throws(ImageFileError) {
            return LocalMask(mask: try ImageFile.mask(try NIfTIFile.read(file), label: number))
        } catch {
            throw Exclusion(error.isAboutLabel ? .labelAbsent : .unreadableMask, "\(error)")
        }
    }

    // MARK: Files

    static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Whether a file has DICOM's magic behind its preamble (PS3.10, section 7.1).
    static func isDICOM(_ url: URL) -> Bool {
        guard let handle = try? FileHandle(forReadingFrom: url) else { return false }
        defer { try? handle.close() }
        guard let start = try? handle.read(upToCount: 132), start.count == 132 else { return false }
        return start.suffix(4).elementsEqual("DICM".utf8)
    }

    /// The regular files of a folder, those below it included.
    static func files(of folder: URL) throws(Exclusion) -> [URL] {
        let files: [URL]
        do {
            files = try FolderListing(folder).files
        } catch {
            throw Exclusion(.unreadableImage, "the folder cannot be read")
        }
        guard files.count <= folderLimit else {
            throw Exclusion(.unreadableImage, "the folder has more than \(folderLimit) files; name one series' folder")
        }
        return files
    }

    private static func maskFile(_ url: URL) throws(Exclusion) -> URL {
        guard isFolder(url) else { return url }
        let files = try files(of: url)
        guard let file = files.first, files.count == 1 else {
            throw Exclusion(.unreadableMask, "the folder has \(files.count) files; name the one that is the mask")
        }
        return file
    }
}

extension ImageFileError {
    /// Whether the file is a mask, but has not the label that is asked for.
    var isAboutLabel: Bool {
        switch self {
        case .labelAbsent: true
        default: false
        }
    }
}
