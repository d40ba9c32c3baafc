/// What all slices of a volume have in common before positions are looked at.
struct VolumeKey: Hashable, Comparable {
    /// The kind; the weighting of an anatomical image left open, since slices of one volume may differ in timing.
    let kind: ImageKind

    /// The level of the b-value; of a diffusion-weighted image only.
    private let bValue: Double

    /// Isotropic, directional or not known; of a weighted image only.
    private let directionality: String

    /// The level of the echo time; -1 if it does not count.
    private(set) var echoTime: Double

    private let stackID: String

    /// Water, fat and so on; magnitude is not told from what is not known, since few files name it.
    private let component: String

    /// What may count as one value in a series.
    struct Levels {
        let bValues: ValueLevels
        let echoTimes: ValueLevels

        init(_ slices: [Slice]) {
            bValues = ValueLevels(slices.map(\.diffusion.bValue), tolerance: ValueLevels.bValueTolerance)
            echoTimes = ValueLevels(
                slices.map(\.frame.echoTimeMilliseconds),
                tolerance: ValueLevels.echoTimeTolerance
            )
        }
    }

    init(_ slice: Slice, _ levels: Levels) {
        if case .anatomical = slice.kind { kind = .anatomical(.unknown) } else { kind = slice.kind }
        let isStack = kind.isStack
        // An image of unknown weighting has a b-value if it was made from others and nothing tells how.
        let isWeighted =
            kind == .diffusionWeighted || kind == .calculatedDiffusion
            || kind == .anatomical(.unknown) && (slice.diffusion.bValue ?? 0) > 0
        bValue = isWeighted ? levels.bValues.level(slice.diffusion.bValue) : -1
        directionality = kind == .diffusionWeighted ? slice.diffusion.directionality.rawValue : ""
        echoTime = isStack ? levels.echoTimes.level(slice.frame.echoTimeMilliseconds) : -1
        stackID = isStack ? slice.frame.order.stackID ?? "" : ""
        let component = slice.frame.component.flatMap { $0 == .magnitude ? nil : $0 }
        self.component = isStack ? component?.rawValue ?? "" : ""
    }

    /// What remains if the echo time does not count.
    var withoutEchoTime: VolumeKey {
        var key = self
        key.echoTime = -1
        return key
    }

    static func < (first: VolumeKey, second: VolumeKey) -> Bool {
        first.order < second.order
    }

    private var order: (String, Double, String, Double, String, String) {
        (kind.description, bValue, directionality, echoTime, stackID, component)
    }
}
