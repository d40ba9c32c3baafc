/// What all slices of a volume have in common before positions are looked at.
struct VolumeKey: Hashable, Comparable {
    /// The kind; the weighting of an anatomical image left open, since slices of one volume may differ in timing.
    let kind: ImageKind

    /// Micro-seconds per square millimetre; of a diffusion-weighted image only.
    private let bValue: Int

    /// Isotropic, directional or not known; of a weighted image only.
    private let directionality: String

    /// Nanoseconds.
    private let echoTime: Int

    private let stackID: String

    /// Water, fat and so on; magnitude is not told from what is not known, since few files name it.
    private let component: String

    init(_ slice: Slice) {
        if case .anatomical = slice.kind { kind = .anatomical(.unknown) } else { kind = slice.kind }
        let isStack = kind.isStack
        let isWeighted = kind == .diffusionWeighted || kind == .calculatedDiffusion
        bValue = isWeighted ? Self.millionths(slice.diffusion.bValue) : -1
        directionality = kind == .diffusionWeighted ? slice.diffusion.directionality.rawValue : ""
        echoTime = isStack ? Self.millionths(slice.frame.echoTimeMilliseconds) : -1
        stackID = isStack ? slice.frame.order.stackID ?? "" : ""
        let component = slice.frame.component.flatMap { $0 == .magnitude ? nil : $0 }
        self.component = isStack ? component?.rawValue ?? "" : ""
    }

    static func < (first: VolumeKey, second: VolumeKey) -> Bool {
        first.order < second.order
    }

    private var order: (String, Int, String, Int, String, String) {
        (kind.description, bValue, directionality, echoTime, stackID, component)
    }

    private static func millionths(_ number: Double?) -> Int {
        guard let number, number.isFinite, number.magnitude < 1e9 else { return -1 }
        return Int((number * 1e6).rounded())
    }
}
