import DICOM
import Foundation
import Imaging

/// The regions of one DICOM segmentation or structure set.
enum Outlines: Sendable {
    case segmentation(Segmentation)
    case structureSet(StructureSet)

    /// Reads a file.
    init(of file: URL, _ reader: DICOMReader) throws(Exclusion) {
        do throws(DICOMError) {
            // A structure set has no pixels to ask for.
            let header = try reader.header(of: file)
            switch try Instance(header.dataSet, file: 0).content {
            case .segmentation: self = .segmentation(try Segmentation(try reader.image(of: file)))
            case .structureSet: self = .structureSet(try StructureSet(header))
            default: throw .unsupported("it is neither a segmentation nor a structure set")
            }
        } catch {
            throw Exclusion(error, about: .unreadableMask)
        }
    }

    /// The regions.
    var labels: [MaskLabel] {
        switch self {
        case .segmentation(let segmentation): segmentation.labels
        case .structureSet(let structures): structures.labels
        }
    }

    /// What the region's file says of the images it belongs to.
    func references(of label: MaskLabel) throws(DICOMError) -> MaskReferences {
        switch self {
        case .segmentation(let segmentation): segmentation.references
        case .structureSet(let structures): structures.references(of: try structures.region(.number(label.number)))
        }
    }

    /// How much is outlined: voxels of a segment, contours of a region.
    func extent(of label: MaskLabel) -> String {
        switch self {
        case .segmentation(let segmentation):
            let mask = try? segmentation.mask(of: label.number)
            return mask.map { "\($0.voxelCount) voxels" } ?? "a segment without a mask"
        case .structureSet(let structures):
            let count = (try? structures.region(.number(label.number)))?.contours.count ?? 0
            return "\(count) contours"
        }
    }

    /// A region on the grid of an image.
    struct Placed: Sendable {
        let mask: Mask

        /// Whether it was drawn on another grid and brought to this one.
        let isResampled: Bool
        let warnings: [String]
    }

    /// A region on the grid of an image; without the image's origin, positions are taken as they are.
    func mask(of choice: LabelChoice, on grid: VoxelGrid, of origin: ImageVolume?) throws(Exclusion) -> Placed {
        do throws(DICOMError) {
            let label = try choice.label(among: labels)
            if let origin {
                try references(of: label).check(
                    frameOfReference: origin.series.frameOfReference,
                    series: origin.series.seriesInstanceUID
                )
            }
        } catch {
            throw Exclusion(error, about: .unreadableMask)
        }
        switch self {
        case .segmentation(let segmentation): return try Self.segment(choice, of: segmentation, on: grid)
        case .structureSet(let structures): return try Self.region(choice, of: structures, on: grid)
        }
    }

    private static func segment(
        _ choice: LabelChoice,
        of segmentation: Segmentation,
        on grid: VoxelGrid
    ) throws(Exclusion) -> Placed {
        let own: Mask
        do {
            own = try segmentation.mask(of: choice)
        } catch {
            throw Exclusion(error, about: .unreadableMask)
        }
        return try Placed(bringing: own, to: grid)
    }

    private static func region(
        _ choice: LabelChoice,
        of structures: StructureSet,
        on grid: VoxelGrid
    ) throws(Exclusion) -> Placed {
        let drawn: DrawnMask
        do {
            drawn = try structures.region(choice).mask(on: grid)
        } catch {
            throw Exclusion(error, about: .unreadableMask)
        }
        guard drawn.voxelsLost == 0 else { throw Exclusion(lost: drawn.voxelsLost, kept: drawn.mask.voxelCount) }
        return Placed(mask: drawn.mask, isResampled: false, warnings: drawn.warnings)
    }
}

extension Outlines.Placed {
    /// Brings a mask to another grid of the same space; refuses to lose a part of it.
    init(bringing mask: Mask, to grid: VoxelGrid) throws(Exclusion) {
        let transferred: TransferredMask
        do {
            transferred = try mask.resampled(onto: grid)
        } catch {
            throw Exclusion(error)
        }
        guard transferred.voxelsLost == 0 else {
            throw Exclusion(lost: transferred.voxelsLost, kept: transferred.sourceVoxels - transferred.voxelsLost)
        }
        var warnings: [String] = []
        if !transferred.isExact { warnings.append(Self.resampled) }
        if transferred.volumeChange.magnitude > Self.volumeTolerance {
            let change = (100 * transferred.volumeChange).rounded()
            warnings.append("resampling changed the mask's volume by \(Int(change)) %")
        }
        self.init(mask: transferred.mask, isResampled: !transferred.isExact, warnings: warnings)
    }

    /// The warning that a mask is not as it was drawn.
    static let resampled = "the mask was drawn on another grid and resampled"

    /// By which part of itself a mask's volume may change without a word.
    private static let volumeTolerance = 0.2
}
