extension Mask {
    /// The body in an image: the largest connected part from Otsu's threshold on.
    ///
    /// Voxels are connected through faces; of equally large parts the first in memory counts. Dark parts inside the body
    /// (air, cortical bone) stay outside, since it is the signal of tissue that is asked for. A very bright spot, such as
    /// a vessel with inflow, raises the threshold and loses dim tissue: a known limit of the method.
    public static func body<Stage>(of volume: Volume<Stage>) throws(ImagingError) -> Mask {
        guard let threshold = OtsuThreshold.threshold(of: volume.voxels) else { throw .noBody }
        let isAbove = volume.voxels.map { UInt8($0.isFinite && Double($0) >= threshold ? 1 : 0) }
        return try Mask(grid: volume.grid, isInside: LargestPart.of(isAbove, volume.grid.size))
    }
}
