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

    /// What the file is called and when it was made.
    var title: MaskTitle {
        switch self {
        case .segmentation(let segmentation): segmentation.title
        case .structureSet(let structures): structures.title
        }
    }

    /// What the region's file says of the images it belongs to.
    func references(of label: MaskLabel) throws(DICOMError) -> MaskReferences {
        switch self {
        case .segmentation(let segmentation): segmentation.references
        case .structureSet(let structures): structures.references(of: try structures.region(.number(label.number)))
        }
    }

    /// Whether somebody drew something for the region, readable or not; of segments, no one knows before pixels are read.
    func isDrawn(_ label: MaskLabel) -> Bool {
        guard case .structureSet(let structures) = self,
            let region = structures.regions.first(where: { $0.label == label })
        else { return true }
        return !region.contours.isEmpty || region.defect != nil
    }

    /// How much is outlined: voxels of a segment, contours of a region.
    func extent(of label: MaskLabel) -> String {
        switch self {
        case .segmentation(let segmentation):
            let mask = try? segmentation.mask(of: label.number)
            return mask.map { "\($0.voxelCount) voxels" } ?? "a segment without a mask"
        case .structureSet(let structures):
            let count = (try? structures.region(.number(label.number)))?.contours.count ?? 0
            return count == 1 ? "1 contour" : "\(count) contours"
        }
    }

    /// A region on the grid of an image.
    struct Placed: Sendable {
        let mask: Mask

        /// Whether it was drawn on another grid and brought to this one.
        let isResampled: Bool
        let warnings: [String]

        /// The image that it was drawn on; `nil` if that is not there, and its grid unknown.
        var home: ImageVolume?

        /// Counts of what does not fit the slices, the gravest first.
        var misfits: [Int] = []
    }

    /// An image that a region's file says it was drawn on.
    struct Home: Sendable {
        let volume: ImageVolume
        let grid: VoxelGrid
    }

    /// A region on the grid of an image; without the image's origin, positions are taken as they are.
    ///
    /// A segment whose file does not tell how far its slices are apart takes that from the image it was drawn on: one of
    /// the homes, or the image itself if the file refers to its series.
    func mask(
        of choice: LabelChoice,
        on grid: VoxelGrid,
        of origin: ImageVolume?,
        homes: [Home] = []
    ) throws(Exclusion) -> Placed {
        let isHome: Bool
        do throws(DICOMError) {
            let references = try references(of: try choice.label(among: labels))
            isHome = origin.map { references.series.contains($0.series.seriesInstanceUID) } ?? false
            if let origin {
                try references.check(
                    frameOfReference: origin.series.frameOfReference,
                    series: origin.series.seriesInstanceUID
                )
            }
        } catch {
            throw Exclusion(error, about: .unreadableMask)
        }
        let own = isHome ? origin.map { [Home(volume: $0, grid: grid)] } ?? [] : []
        switch self {
        case .segmentation(let segmentation):
            return try Self.segment(choice, of: segmentation, homes: own + homes, on: grid)
        case .structureSet(let structures):
            var placed = try Self.region(choice, of: structures, on: grid)
            placed.home = own.first?.volume
            return placed
        }
    }

    private static func segment(
        _ choice: LabelChoice,
        of segmentation: Segmentation,
        homes: [Home],
        on grid: VoxelGrid
    ) throws(Exclusion) -> Placed {
        var (segmentation, home) = (segmentation, homes.first)
        for candidate in homes {
            guard let laid = segmentation.laid(onSlicesOf: candidate.grid) else { continue }
            (segmentation, home) = (laid, candidate)
            break
        }
        let own: Mask
        do {
            own = try segmentation.mask(of: choice)
        } catch {
            throw Exclusion(error, about: .unreadableMask)
        }
        let placed = try Placed(bringing: own, to: grid)
        return Placed(
            mask: placed.mask,
            isResampled: placed.isResampled,
            warnings: segmentation.warnings + placed.warnings,
            home: home?.volume
        )
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
        return Placed(mask: drawn.mask, isResampled: false, warnings: drawn.warnings, misfits: drawn.misfits)
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
        let isChanged = !transferred.isExact || transferred.volumeChange.magnitude > Self.volumeTolerance
        self.init(mask: transferred.mask, isResampled: isChanged, warnings: warnings)
    }

    /// The warning that a mask is not as it was drawn.
    static let resampled = "the mask was drawn on another grid and resampled"

    /// By which part of itself a mask's volume may change without a word.
    private static let volumeTolerance = 0.2
}
