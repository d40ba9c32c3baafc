/// Slices that may lie at one position several times, and their division into volumes.
struct RepeatedPositions {
    /// How many different positions there are.
    let positions: Int

    private let entries: [Entry]

    private struct Entry {
        let slice: Slice
        let position: Int
    }

    /// Volumes and what told them apart.
    struct Split {
        let parts: [[Slice]]
        let discriminators: [VolumePart.Discriminator]

        /// Whether the volumes lie one after the other, none at all positions.
        var areStations = false
    }

    /// Planes by rising height.
    init(_ planes: [SlicePlane]) {
        var entries: [Entry] = []
        var position = -1
        var last = -Double.infinity
        for plane in planes {
            if plane.height - last > SliceStack.samePosition { position += 1 }
            last = plane.height
            entries.append(Entry(slice: plane.slice, position: position))
        }
        self.entries = entries
        positions = position + 1
    }

    /// The volumes; `nil` if nothing tells them apart.
    ///
    /// Each has every position once. Only where that cannot be, volumes that have them stand beside others that lack some.
    var split: Split? {
        if let split = split(entries, by: order[...]) {
            return split.discriminators.allSatisfy(\.isMadeForVolumes) || !mixesTimings(split.parts) ? split : nil
        }
        return interrupted ?? stations
    }

    /// In which order discriminators are tried: repetition times that were all set, as for a map of T1, are an image each.
    private var order: [VolumePart.Discriminator] {
        let all = VolumePart.Discriminator.allCases
        let areSet = TimingParameter.repetitionTime.areAllSetApart(in: entries.map(\.slice))
        return areSet ? [.repetitionTime] + all.filter { $0 != .repetitionTime } : all
    }

    /// Whether a volume has slices of several timings that do not belong to positions, but to volumes.
    ///
    /// A repetition time may vary as one measurement makes it.
    private func mixesTimings(_ parts: [[Slice]]) -> Bool {
        guard parts.count > 1 else { return false }
        let columns = Dictionary(grouping: entries, by: \.position).values.map { $0.map(\.slice) }
        return TimingParameter.allCases.contains { parameter in
            let levels = parameter.levels(of: entries.map(\.slice))
            let isMixed = { (slices: [Slice]) in
                parameter == .repetitionTime
                    ? parameter.isSetApart(in: slices)
                    : Set(slices.map { levels.level(parameter.value(of: $0)) }).count > 1
            }
            return columns.contains(where: isMixed) && parts.contains(where: isMixed)
        }
    }

    /// Uses the first discriminator that leaves every position once in every volume, or the first of several that do
    /// together.
    ///
    /// Volumes without some of the positions are none: packages of slices that were repeated have numbers and times of
    /// their own, which would make volumes of every second slice.
    /// A discriminator must not make more volumes than there are slices at one position, nor volumes of less than half
    /// the slices of the largest: a time that differs from slice to slice, or in one slice only, tells no volumes
    /// apart.
    private func split(_ entries: [Entry], by rest: ArraySlice<VolumePart.Discriminator>) -> Split? {
        let counts = Dictionary(grouping: entries, by: \.position).mapValues(\.count)
        let most = counts.values.max() ?? 0
        guard most > 1 else {
            return counts.count == positions ? Split(parts: [entries.map(\.slice)], discriminators: []) : nil
        }
        for index in rest.indices {
            let discriminator = rest[index]
            guard let groups = Self.groups(entries, discriminator), groups.count > 1, groups.count <= most else {
                continue
            }
            let sizes = groups.map(\.count)
            guard let smallest = sizes.min(), let largest = sizes.max(), 2 * smallest > largest else { continue }
            let splits = groups.compactMap { split($0, by: rest[(index + 1)...]) }
            guard splits.count == groups.count else { continue }
            return Self.joined(splits, by: discriminator)
        }
        return nil
    }

    /// Complete volumes and the rest of one that was interrupted, by the first attribute made for it.
    ///
    /// A few slices beside a single complete volume are no rest: they were measured once more, as after a motion, and
    /// nothing tells which ones count.
    private var interrupted: Split? {
        guard let split = interrupted(entries, by: VolumePart.Discriminator.allCases.filter(\.isMadeForVolumes)[...])
        else { return nil }
        let isWhole = { (part: [Slice]) in part.count == positions }
        let whole = split.parts.count(where: isWhole)
        guard whole > 0 else { return nil }
        return whole > 1 || split.parts.allSatisfy { 2 * $0.count > positions } ? split : nil
    }

    /// Uses the first discriminator that leaves no position twice in any volume and every one in at least one volume, or
    /// the first of several that do together.
    private func interrupted(_ entries: [Entry], by rest: ArraySlice<VolumePart.Discriminator>) -> Split? {
        let counts = Dictionary(grouping: entries, by: \.position).mapValues(\.count)
        let most = counts.values.max() ?? 0
        guard most > 1 else { return Split(parts: [entries.map(\.slice)], discriminators: []) }
        for index in rest.indices {
            guard let groups = Self.groups(entries, rest[index]), groups.count > 1, groups.count <= most else {
                continue
            }
            let splits = groups.compactMap { interrupted($0, by: rest[(index + 1)...]) }
            guard splits.count == groups.count,
                splits.contains(where: { $0.parts.contains { $0.count == positions } })
            else { continue }
            return Self.joined(splits, by: rest[index])
        }
        return nil
    }

    /// Acquisitions that lie one after the other and share the positions where they meet, less than half of either.
    private var stations: Split? {
        guard let groups = Self.groups(entries, .acquisitionNumber), groups.count > 1 else { return nil }
        let ranges = groups.map { $0.map(\.position) }.map { positions in
            (lower: positions.min() ?? 0, upper: positions.max() ?? 0, count: positions.count)
        }
        // As many slices as positions, and none of them twice: there is no gap.
        let areWhole = zip(groups, ranges).allSatisfy { group, range in
            Set(group.map(\.position)).count == range.count && range.upper - range.lower + 1 == range.count
        }
        let order = ranges.sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
        let meet = zip(order, order.dropFirst()).allSatisfy {
            2 * ($0.upper - $1.lower + 1) < min($0.count, $1.count) && $0.upper < $1.upper
        }
        guard areWhole, meet else { return nil }
        return Split(parts: groups.map { $0.map(\.slice) }, discriminators: [.acquisitionNumber], areStations: true)
    }

    private static func joined(_ splits: [Split], by discriminator: VolumePart.Discriminator) -> Split {
        let further = VolumePart.Discriminator.allCases.filter { candidate in
            splits.contains { $0.discriminators.contains(candidate) }
        }
        return Split(parts: splits.flatMap(\.parts), discriminators: [discriminator] + further)
    }

    private static func groups(_ entries: [Entry], _ discriminator: VolumePart.Discriminator) -> [[Entry]]? {
        if discriminator == .instanceNumber { return ranked(entries) }
        let timing = discriminator.timing
        // A flip angle or an inversion time that varies within a measurement tells volumes apart by chance, if at all.
        if let timing, discriminator.isMadeForVolumes, !timing.isSetApart(in: entries.map(\.slice)) { return nil }
        let levels = timing?.levels(of: entries.map(\.slice))
        let byValue = Dictionary(grouping: entries) { entry in
            if let timing, let levels { return [levels.level(timing.value(of: entry.slice))] }
            return discriminator.value(of: entry.slice)
        }
        return byValue.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }

    /// The first slices of all positions, the second ones, and so on, by instance number and frame.
    ///
    /// Tells volumes apart only if all positions have equally many slices: else two slices claim one position.
    private static func ranked(_ entries: [Entry]) -> [[Entry]]? {
        let columns = Dictionary(grouping: entries, by: \.position).sorted { $0.key < $1.key }.map(\.value)
        guard let depth = columns.first?.count, columns.allSatisfy({ $0.count == depth }), columns.count > 1
        else { return nil }
        var groups: [[Entry]] = Array(repeating: [], count: depth)
        for column in columns {
            let keys = column.map { ($0.slice.instanceNumber, $0.slice.index) }
            guard Set(keys.map { "\($0.0 ?? -1) \($0.1)" }).count == depth, keys.allSatisfy({ $0.0 != nil })
            else { return nil }
            let sorted = column.sorted {
                ($0.slice.instanceNumber ?? 0, $0.slice.index) < ($1.slice.instanceNumber ?? 0, $1.slice.index)
            }
            for (rank, entry) in sorted.enumerated() { groups[rank].append(entry) }
        }
        return groups
    }
}

extension VolumePart.Discriminator {
    /// Whether the attribute is there to tell volumes apart, whatever timing their slices have.
    ///
    /// A flip angle or an inversion time is one, too: who measures with several of them wants an image of each.
    var isMadeForVolumes: Bool {
        switch self {
        case .inversionTime, .flipAngle, .direction, .temporalPosition, .acquisitionNumber, .triggerTime, .echoNumber:
            true
        case .time, .repetitionTime, .instanceNumber: false
        }
    }

    /// The parameter of timing that it is; `nil` if it is none.
    var timing: TimingParameter? {
        switch self {
        case .inversionTime: .inversionTime
        case .flipAngle: .flipAngle
        case .repetitionTime: .repetitionTime
        default: nil
        }
    }

    /// What two slices of one volume have in common.
    func value(of slice: Slice) -> [Double] {
        let order = slice.frame.order
        return switch self {
        // Rounded, since direction cosines of one volume are not always the same in the last digits.
        case .direction:
            slice.diffusion.direction.map { [$0.x, $0.y, $0.z].map { ($0 * 1e4).rounded() } } ?? []
        case .temporalPosition: order.temporalPosition.map { [Double($0)] } ?? []
        case .acquisitionNumber: order.acquisitionNumber.map { [Double($0)] } ?? []
        case .triggerTime: order.triggerTime.map { [$0] } ?? []
        case .time: order.times
        case .echoNumber: order.echoNumber.map { [Double($0)] } ?? []
        case .instanceNumber, .inversionTime, .flipAngle, .repetitionTime: []
        }
    }
}
