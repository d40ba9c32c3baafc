import FeatureNomenclature
public import ImageFilters
public import Imaging

extension FeatureExtraction {
    /// The families that a filter's response has: what says something of shape, or of the image's own intensity in space,
    /// is the same for all or has no meaning (IBSI 2, section 5).
    static let responseFamilies = FeatureFamily.allCases.filter { $0 != .morphology && $0 != .localIntensity }

    /// The features of the image itself (`nil`) and of filters' responses, in the order of `filters`.
    ///
    /// Filters see the resampled and rounded image, also outside the mask. The masks are those of the image itself:
    /// re-segmentation looks at its intensities, not at the responses. Responses are discretised by the same rule, with
    /// bins of a fixed size beginning at the least response. One response is in memory at a time.
    public func extract(
        from image: Volume<Raw>,
        mask: Mask,
        filters: [ImageFilter?]
    ) throws(RadiomicsError) -> [FilteredFeatures] {
        let real = filters.compactMap(\.self)
        let region = try RegionOfInterest(image: image, mask: mask, settings: settings, filters: real)
        var found: [ImageFilter?: LesionFeatures] = [:]
        if filters.contains(nil) { found[nil] = lesion(region, families: settings.wantedFamilies) }
        let families = settings.wantedFamilies.filter(Self.responseFamilies.contains)
        do {
            let part = try region.filterInput(real)
            try ImageFilter.responses(of: real, to: part.volume) { filter, response in
                let answer = try region.answering(response.voxels, part.place, settings)
                found[filter] = lesion(answer, families: families)
            }
        } catch let error as RadiomicsError {
            throw error
        } catch let error as ImageFilterError {
            throw .filter(error)
        } catch let error as ImagingError {
            throw .geometry(error)
        } catch {
            preconditionFailure("filters throw no other errors")
        }
        return filters.compactMap { filter in found[filter].map { FilteredFeatures(filter: filter, features: $0) } }
    }
}
