import ImageFilters
import Imaging

extension RegionOfInterest {
    /// Where the region's box lies in a part of the image.
    struct Place {
        let size: Size3
        let corner: SIMD3<Int>
    }

    /// The part of the image that the responses of some filters inside the region depend on.
    func filterInput(_ filters: [ImageFilter]) throws(ImagingError) -> (volume: Volume<Resampled>, place: Place) {
        let whole = surroundings.size
        let size = grid.size
        let box = VoxelBox(x: 0...size.x - 1, y: 0...size.y - 1, z: 0...size.z - 1).moved(by: surroundings.corner)
        var wide = box
        for filter in filters {
            wide = wide.united(with: box.widened(toSee: filter, spacing: grid.spacing, within: whole))
        }
        let part = try VoxelGrid(size: wide.size, spacing: grid.spacing)
        var voxels = surroundings.voxels
        if wide.size != whole {
            voxels = try Volume<Resampled>(grid: VoxelGrid(size: whole, spacing: grid.spacing), voxels: voxels)
                .cropped(to: wide).voxels
        }
        if surroundings.rounds { Surroundings.round(&voxels) }
        let volume = try Volume<Resampled>(grid: part, voxels: voxels)
        return (volume, Place(size: wide.size, corner: box.corner &- wide.corner))
    }

    /// The same region with the response of a filter for its intensities.
    func answering(_ voxels: [Float], _ place: Place, _ settings: FeatureSettings) throws(RadiomicsError) -> Self {
        let response = Surroundings(voxels: voxels, size: place.size, corner: place.corner, rounds: false)
        let intensities = response.intensities(of: runs)
        guard IntensityExtent(intensities).isFinite else {
            throw .notFinite(voxels: intensities.count { !$0.isFinite })
        }
        return try RegionOfInterest(self, response: intensities, settings)
    }
}
