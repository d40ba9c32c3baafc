internal import Imaging

/// The slices of a series by what those of one volume have in common.
///
/// A scanner may write an echo time that varies within a stack by a part of it, whose slices are one image for all that.
/// Images with echo times of their own have all positions each.
struct VolumeGroups {
    /// How many times the smaller echo time the larger one of a stack may be.
    static let echoTimeRatio = 1.05

    /// The groups in a fixed order.
    let groups: [(key: VolumeKey, slices: [Slice])]

    init(_ slices: [Slice]) {
        let levels = VolumeKey.Levels(slices)
        let byKey = Dictionary(grouping: slices) { VolumeKey($0, levels) }
        let related = Dictionary(grouping: byKey.keys) { $0.withoutEchoTime }
        groups = related.values.flatMap { keys in
            Self.near(keys.sorted()).flatMap { keys -> [(key: VolumeKey, slices: [Slice])] in
                let separate = keys.map { (key: $0, slices: byKey[$0] ?? []) }
                let isOne = keys.count > 1 && keys[0].kind.isStack && Self.areOneStack(separate.map(\.slices))
                return isOne ? [(key: keys[0], slices: separate.flatMap(\.slices))] : separate
            }
        }
        .sorted { $0.key < $1.key }
    }

    /// Keys by echo times that are near the smallest one of each.
    private static func near(_ keys: [VolumeKey]) -> [[VolumeKey]] {
        var groups: [[VolumeKey]] = []
        for key in keys {
            if let smallest = groups.last?.first, smallest.echoTime > 0,
                key.echoTime < echoTimeRatio * smallest.echoTime
            {
                groups[groups.count - 1].append(key)
            } else {
                groups.append([key])
            }
        }
        return groups
    }

    /// Whether slices of several echo times lie at positions of their own and make an even stack together.
    ///
    /// Stacks that lie between each other are one only if the files do not tell the distance between the slices of each.
    /// They are one if slices are missing, too: which is then a defect, and not two images with gaps.
    private static func areOneStack(_ groups: [[Slice]]) -> Bool {
        guard let planes = try? SlicePlane.planes(groups.flatMap(\.self)), planes.count > 2 else { return false }
        let stacks = groups.compactMap { try? SlicePlane.planes($0) }.map(distinct)
        let all = distinct(planes)
        guard all.count > 2, stacks.reduce(0, { $0 + $1.count }) == all.count else { return false }
        let step: Double
        do throws(StackDefect) {
            step = try SliceStack(all.map(\.slice)).grid.spacing.z
        } catch {
            guard case .missingSlices(_, _, let usual) = error, lieBetween(stacks) else { return false }
            step = usual
        }
        return stacks.allSatisfy { stack in
            guard let first = stack.first, let last = stack.last, stack.count > 1 else { return true }
            let own = (last.height - first.height) / Double(stack.count - 1)
            guard own > 1.5 * step, let told = first.slice.thickness else { return true }
            return (told - step).magnitude < (told - own).magnitude
        }
    }

    /// One plane of each position.
    private static func distinct(_ planes: [SlicePlane]) -> [SlicePlane] {
        planes.reduce(into: []) { kept, plane in
            if let last = kept.last, plane.height - last.height <= SliceStack.samePosition { return }
            kept.append(plane)
        }
    }

    /// Whether stacks reach into each other.
    private static func lieBetween(_ stacks: [[SlicePlane]]) -> Bool {
        let ranges = stacks.compactMap { stack in
            stack.first.flatMap { first in stack.last.map { (lower: first.height, upper: $0.height) } }
        }
        .sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
        return zip(ranges, ranges.dropFirst()).allSatisfy { $1.lower < $0.upper }
    }
}
