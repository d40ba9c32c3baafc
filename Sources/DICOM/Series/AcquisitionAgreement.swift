/// The timing and place of the acquisitions that a volume's slices come from.
///
/// Packages and blocks of one measurement are acquisitions, too, and each may have a timing of its own: one that waits
/// for a breath or a heartbeat takes the repetition time that comes, and a scanner lowers a flip angle to keep within the
/// limit of absorbed power. But where acquisitions differ by more than that, their slices are no one image, wherever they
/// lie.
enum AcquisitionAgreement {
    /// What differs between acquisitions; `nil` if nothing does that matters.
    static func defect(of slices: [Slice]) -> StackDefect? {
        let acquisitions = Dictionary(grouping: slices) { $0.frame.order.acquisitionNumber }
        // A number for each slice counts slices.
        guard acquisitions.count > 1, acquisitions.values.allSatisfy({ $0.count > 1 }) else { return nil }
        for parameter in TimingParameter.allCases {
            let ranges = acquisitions.values.map { Extent(of: parameter, in: $0) }
            let told = ranges.filter { !$0.isAbsent }.sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
            if let first = told.first, ranges.contains(where: \.isAbsent), !told.contains(where: \.isMixed) {
                return .mixedTimings(parameter.attribute, "none", StackDefect.text(first.lower))
            }
            // From the smallest value upwards: a gap between what some acquisitions and all others have.
            var reached = told.first?.upper ?? 0
            for range in told {
                if parameter.areApart(reached, range.lower) {
                    return .mixedTimings(parameter.attribute, StackDefect.text(reached), StackDefect.text(range.lower))
                }
                reached = max(reached, range.upper)
            }
        }
        return nil
    }

    /// The values of a parameter in one acquisition.
    private struct Extent {
        let lower: Double
        let upper: Double

        /// Whether no slice has a value.
        let isAbsent: Bool

        /// Whether some slices have a value and others have none.
        let isMixed: Bool

        init(of parameter: TimingParameter, in slices: [Slice]) {
            let values = slices.compactMap(parameter.value).filter(\.isFinite)
            lower = values.min() ?? 0
            upper = values.max() ?? 0
            isAbsent = values.isEmpty
            isMixed = !values.isEmpty && values.count < slices.count
        }
    }

    /// Whether acquisitions with the distance between slices that the file tells lie between each other.
    ///
    /// Packages of one measurement lie so, too, but tell the distance of all slices together. `slices` lie `step` apart, in
    /// order.
    static func interleaving(_ slices: [Slice], step: Double) -> StackDefect? {
        let acquisitions = Dictionary(grouping: slices.indices) { slices[$0].frame.order.acquisitionNumber }
        guard acquisitions.count > 1, let told = slices.first?.thickness else { return nil }
        let areWhole = acquisitions.values.allSatisfy { places in
            let gaps = Set(zip(places.dropFirst(), places).map { $0 - $1 })
            return gaps.count == 1 && gaps.allSatisfy { $0 > 1 && (Double($0) * step - told).magnitude <= 0.05 * told }
        }
        return areWhole ? .interleavedAcquisitions(count: acquisitions.count, told: told, step: step) : nil
    }
}

extension TimingParameter {
    /// How many times the smaller of two values the larger one is, where one measurement may still have both.
    ///
    /// A wait for the next breath or heartbeat lengthens a repetition time by a part of it: where one is half as long again,
    /// somebody has set it. A flip angle that is lowered for the absorbed power stays within a fifth. Nothing moves an
    /// inversion time, which is allowed what a scanner rounds.
    private var adaptedRatio: Double {
        switch self {
        case .inversionTime: 1.02
        case .flipAngle: 1.2
        case .repetitionTime: 1.5
        }
    }

    /// Whether two values, the smaller one first, differ by more than one measurement makes them.
    func areApart(_ smaller: Double, _ larger: Double) -> Bool {
        let limit = adaptedRatio * smaller
        // Half as long again is apart itself; a fifth is not.
        return self == .repetitionTime ? larger >= limit && larger > smaller : larger > limit * (1 + 1e-9)
    }

    /// Whether slices have values with a step between them that one measurement does not make, or some of them none.
    func isSetApart(in slices: [Slice]) -> Bool {
        let absent = slices.count { value(of: $0) == nil }
        if absent > 0 { return absent < slices.count }
        let values = Set(slices.compactMap(value).filter(\.isFinite)).sorted()
        return zip(values, values.dropFirst()).contains { areApart($0, $1) }
    }

    /// Whether each slice has one of several values that one measurement does not make.
    func areAllSetApart(in slices: [Slice]) -> Bool {
        let levels = levels(of: slices)
        let values = Set(slices.map { levels.level(value(of: $0)) }).sorted()
        return values.count > 1 && values[0] >= 0 && zip(values, values.dropFirst()).allSatisfy { areApart($0, $1) }
    }
}
