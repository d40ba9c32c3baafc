/// The timing and place of the acquisitions that a volume's slices come from.
///
/// One acquisition may vary its repetition time from slice to slice, as one that waits for a breath does. But where each
/// of several acquisitions of a series has a timing of its own, their slices are no one image, wherever they lie.
enum AcquisitionAgreement {
    /// What differs between acquisitions; `nil` if nothing does.
    static func defect(of slices: [Slice]) -> StackDefect? {
        let acquisitions = Dictionary(grouping: slices) { $0.frame.order.acquisitionNumber }
        // A number for each slice counts slices.
        guard acquisitions.count > 1, acquisitions.values.allSatisfy({ $0.count > 1 }) else { return nil }
        let order = acquisitions.sorted { ($0.key ?? .min) < ($1.key ?? .min) }.map(\.value)
        for parameter in TimingParameter.allCases {
            let levels = parameter.levels(of: slices)
            let values = order.map { Set($0.map { levels.level(parameter.value(of: $0)) }) }
            guard values.allSatisfy({ $0.count == 1 }) else { continue }
            let different = Set(values.joined()).sorted()
            if different.count > 1 {
                let text = { (value: Double) in value < 0 ? "none" : StackDefect.text(value) }
                return .mixedTimings(parameter.attribute, text(different[0]), text(different[1]))
            }
        }
        return nil
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
