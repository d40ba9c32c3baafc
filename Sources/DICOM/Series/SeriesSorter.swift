internal import Imaging

/// Groups the files of a folder into series, and these into volumes.
///
/// A volume has one kind, b-value, echo time and component (water, fat) and, of an enhanced image, one stack. What
/// lies at one position more than once within such a group is told apart by ``VolumePart/Discriminator``; a repetition
/// that was interrupted is a defect, which leaves complete ones as they are. Whatever else differs within a volume
/// (patient, frame of reference, orientation, matrix, spacing, the timing of whole acquisitions beyond what one measurement
/// makes of it) is a defect: nothing is split silently.
public enum SeriesSorter {
    /// The volumes of all images, by series number, kind, b-value, echo time, component and part; the order of
    /// instances does not matter.
    public static func volumes(of instances: [Instance]) -> [ImageVolume] {
        var bySeries: [String: [Instance]] = [:]
        for instance in instances where instance.content == .image {
            bySeries[instance.series.seriesInstanceUID, default: []].append(instance)
        }
        let order = bySeries.map {
            (number: $1.compactMap(\.series.seriesNumber).min() ?? .max, uid: $0, instances: $1)
        }
        .sorted { ($0.number, $0.uid) < ($1.number, $1.uid) }
        return order.flatMap { SeriesSorting($0.instances).volumes }
    }
}

/// The sorting of one series.
struct SeriesSorting {
    private var instances: [Int: Instance] = [:]
    private var slices: [Slice] = []
    private var duplicates: [DuplicateFile] = []
    private var conflicts = 0

    init(_ unordered: [Instance]) {
        var keptByUID: [String: Instance] = [:]
        for instance in unordered.sorted(by: { $0.file < $1.file }) {
            if let kept = keptByUID[instance.sopInstanceUID] {
                duplicates.append(DuplicateFile(kept: kept.file, leftOut: instance.file))
                if !kept.hasSameHeader(as: instance) { conflicts += 1 }
                continue
            }
            keptByUID[instance.sopInstanceUID] = instance
            instances[instance.file] = instance
            slices += instance.slices
        }
        spreadDiffusion()
    }

    /// The volumes, in a fixed order.
    var volumes: [ImageVolume] {
        let seriesDefect = self.seriesDefect
        return VolumeGroups(slices).groups.flatMap { key, slices in
            guard key.kind.isStack else { return [volume(slices, .failure(.noStack(key.kind)))] }
            if let seriesDefect { return [volume(slices, .failure(seriesDefect))] }
            return parts(slices)
        }
    }

    /// Beside diffusion-weighted images of its series, an image is one of them, too.
    ///
    /// A b-value of 0, which counts for nothing alone (see the rules of ``ImageKind``), counts here. Canon's classic
    /// files have no b-value where it is 0 (github.com/rordenlab/dcm2niix, Canon/README.md); elsewhere one that is absent
    /// stays unknown, and the slice must not pass for an anatomical image.
    private mutating func spreadDiffusion() {
        let isWeighted = { (slice: Slice) in slice.kind == .diffusionWeighted && (slice.diffusion.bValue ?? 0) > 0 }
        guard slices.contains(where: isWeighted) else { return }
        let unweighted = DiffusionWeighting(
            bValue: 0,
            source: .seriesOfCanon,
            directionality: .unweighted,
            direction: nil
        )
        for (index, slice) in slices.enumerated() {
            // Made from others: by an average or by a calculation, which its series does not tell.
            guard case .anatomical = slice.kind, (slice.diffusion.bValue ?? 0) <= 0 else { continue }
            let isCanon = instances[slice.file]?.acquisition.vendor == .canon
            let isUnweighted = slice.diffusion.bValue == nil && isCanon
            slices[index] = slice.with(.diffusionWeighted, isUnweighted ? unweighted : slice.diffusion)
        }
    }

    /// What all files of a series must share.
    private var seriesDefect: StackDefect? {
        let headers = Array(instances.values.map(\.series))
        let patients = Set(headers.map(\.patient)).count
        if patients > 1 { return .mixedPatients(count: patients) }
        let studies = Set(headers.map(\.studyInstanceUID)).count
        if studies > 1 { return .mixedStudies(count: studies) }
        let frames = Set(headers.map(\.frameOfReference)).count
        if frames > 1 { return .mixedFramesOfReference(count: frames) }
        if let missing = ConcatenationPart.missing(instances.values.compactMap(\.concatenation)) { return missing }
        return conflicts > 0 ? .conflictingDuplicates(count: conflicts) : nil
    }

    private func parts(_ slices: [Slice]) -> [ImageVolume] {
        let planes: [SlicePlane]
        do {
            planes = try SlicePlane.planes(slices)
        } catch {
            return [volume(slices, .failure(error))]
        }
        let repeated = RepeatedPositions(planes)
        let positions = repeated.positions
        guard let split = repeated.split else {
            return [volume(slices, .failure(.sharedPositions(count: slices.count - positions)))]
        }
        return split.parts.enumerated().map { index, part in
            let count = split.parts.count
            let place = VolumePart(number: index + 1, count: count, discriminators: split.discriminators)
            do throws(StackDefect) {
                guard split.areStations || part.count == positions else {
                    throw .incompleteRepetition(missing: positions - part.count, of: positions)
                }
                if let defect = AcquisitionAgreement.defect(of: part) { throw defect }
                let stack = try SliceStack(part)
                let defect = AcquisitionAgreement.interleaving(stack.slices, step: stack.grid.spacing.z)
                if let defect { throw defect }
                return volume(stack.slices, .success(stack.grid), count > 1 ? place : nil)
            } catch {
                return volume(part, .failure(error), count > 1 ? place : nil)
            }
        }
    }

    private func volume(
        _ slices: [Slice],
        _ geometry: Result<VoxelGrid, StackDefect>,
        _ part: VolumePart? = nil
    ) -> ImageVolume {
        let files = Set(slices.map(\.file))
        // There is at least one slice, and each comes from an instance.
        guard let first = slices.first, let instance = instances[first.file] else {
            preconditionFailure("a volume without slices")
        }
        return ImageVolume(
            series: instance.series,
            kind: first.kind.agreeing(with: slices.map(\.kind)),
            diffusion: slices.commonDiffusion ?? first.diffusion,
            component: first.frame.component,
            acquisition: instance.acquisition(ofFrame: first.index),
            imageType: instance.imageType,
            slices: slices,
            part: part,
            duplicates: duplicates.filter { files.contains($0.kept) },
            geometry: geometry
        )
    }
}

extension [Slice] {
    /// The weighting of the first slice with the b-value that most slices have; of equally many, the first.
    fileprivate var commonDiffusion: DiffusionWeighting? {
        let counts = Dictionary(grouping: self, by: \.diffusion.bValue).mapValues(\.count)
        let most = counts.values.max()
        return first { counts[$0.diffusion.bValue] == most }?.diffusion
    }
}

extension ImageKind {
    /// The kind of a volume: slices of an anatomical image may differ in weighting, which is then unknown.
    func agreeing(with kinds: [ImageKind]) -> ImageKind {
        kinds.allSatisfy { $0 == self } ? self : .anatomical(.unknown)
    }
}

extension Instance {
    /// Whether two files say the same of an image, apart from their number.
    func hasSameHeader(as other: Instance) -> Bool {
        series == other.series && sopInstanceUID == other.sopInstanceUID && instanceNumber == other.instanceNumber
            && imageType == other.imageType && acquisition == other.acquisition && format == other.format
            && frames.indices.allSatisfy { acquisition(ofFrame: $0) == other.acquisition(ofFrame: $0) }
            && frames == other.frames
    }
}
