public import Imaging

/// The series of an examination, by their names in cohort tables and studies.
public enum PhantomSeries: String, Sendable, Hashable, CaseIterable {
    /// T2-weighted, echo time 75 ms, 1x1x5 mm.
    case t2wTE75 = "t2w_te75"

    /// Diffusion-weighted, b = 0, 1.75x1.75x5 mm.
    case dwiB0 = "dwi_b0"

    /// Diffusion-weighted, b = 10.
    case dwiB10 = "dwi_b10"

    /// Diffusion-weighted, b = 200.
    case dwiB200 = "dwi_b200"

    /// Diffusion-weighted, b = 800.
    case dwiB800 = "dwi_b800"

    /// The b-value in s/mm^2; `nil` for the T2-weighted series.
    public var bValue: Double? {
        switch self {
        case .t2wTE75: nil
        case .dwiB0: 0
        case .dwiB10: 10
        case .dwiB200: 200
        case .dwiB800: 800
        }
    }

    /// The grid that the series is on; the diffusion-weighted ones share theirs, and with it their masks.
    public func grid() throws(ImagingError) -> VoxelGrid {
        try bValue == nil
            ? Self.centred(Size3(x: 112, y: 112, z: 12), spacing: [1, 1, 5])
            : Self.centred(Size3(x: 64, y: 64, z: 12), spacing: [1.75, 1.75, 5])
    }

    /// What the file of a lesion's mask on this series' grid is called.
    var maskName: String { bValue == nil ? "t2w" : "dwi" }

    /// The noise relative to the diffusion-weighted series without weighting.
    var noiseFactor: Double {
        switch self {
        case .t2wTE75: 0.7
        case .dwiB0, .dwiB10: 1
        case .dwiB200: 0.8
        case .dwiB800: 1.6
        }
    }

    /// A grid around the centre of the field of view, at a place in the scanner that is not its origin.
    private static func centred(_ size: Size3, spacing: SIMD3<Double>) throws(ImagingError) -> VoxelGrid {
        let last = SIMD3(Double(size.x - 1), Double(size.y - 1), Double(size.z - 1))
        return try VoxelGrid(size: size, spacing: spacing, origin: isocentre - 0.5 * last * spacing)
    }

    /// Where the centre of the field of view is in world coordinates, in mm.
    static let isocentre = SIMD3<Double>(-60, 20, 140)
}
