import DICOM
import Foundation
import Imaging

extension LocalImages {
    private func needReader() throws(Exclusion) -> DICOMReader {
        guard let reader else {
            throw Exclusion(
                .unreadableImage,
                "the program dicom-reader is not beside site-agent; install both together"
            )
        }
        return reader
    }

    /// The one image in a DICOM file or folder.
    func dicomImage(_ url: URL) throws(Exclusion) -> LocalImage {
        let reader = try needReader()
        let files = Self.isFolder(url) ? try Self.files(of: url) : [url]
        var instances: [Instance] = []
        for (number, file) in files.enumerated() where Self.isDICOM(file) {
            do throws(DICOMError) {
                instances.append(try Instance(try reader.header(of: file).dataSet, file: number))
            } catch {
                // A file that cannot be read may be a slice of the image: nothing is read without it.
                throw Exclusion(.unreadableImage, files.count == 1 ? "\(error)" : "a file of the folder: \(error)")
            }
        }
        let volume = try Self.only(SeriesSorter.volumes(of: instances))
        if case .failure(let defect) = volume.geometry { throw Exclusion(defect) }
        do throws(DICOMError) {
            let read = try volume.read { file throws(DICOMError) in try reader.image(of: files[file]) }
            var image = LocalImage(volume: read, holdsWholeNumbers: volume.holdsWholeNumbers, origin: volume)
            if !volume.duplicates.isEmpty {
                image.warnings.append("\(volume.duplicates.count) files repeat an instance and were left out")
            }
            return image
        } catch {
            throw Exclusion(error, about: .unreadableImage)
        }
    }

    private static func only(_ volumes: [ImageVolume]) throws(Exclusion) -> ImageVolume {
        guard let volume = volumes.first else { throw Exclusion(.unreadableImage, "there is no DICOM image in it") }
        guard volumes.count == 1 else {
            let list = volumes.prefix(5).map(\.plainSummary).joined(separator: "; ")
            let more = volumes.count > 5 ? " and \(volumes.count - 5) more" : ""
            throw Exclusion(
                .openQuestion,
                "it holds \(volumes.count) images (\(list)\(more)); name the folder of one, or sort them with "
                    + "site-agent intake"
            )
        }
        return volume
    }

    /// The mask in a segmentation or structure set, on the grid of an image.
    func dicomMask(
        _ file: URL,
        label: LabelChoice,
        on image: LocalImage
    ) throws(Exclusion) -> LocalMask {
        let outlines = try Outlines(of: file, needReader())
        var warnings: [String] = []
        if image.origin == nil {
            warnings.append(
                "nothing says that image and mask share a frame of reference; their positions were taken as they are"
            )
        }
        let placed = try outlines.mask(of: label, on: image.volume.grid, of: image.origin)
        return LocalMask(mask: placed.mask, warnings: warnings + placed.warnings)
    }
}
