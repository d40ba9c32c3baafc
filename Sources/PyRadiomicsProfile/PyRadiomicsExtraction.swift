public import Imaging
import Radiomics

/// Computes features under PyRadiomics' names and definitions, so that published signatures can be used.
///
/// The reference is PyRadiomics 3.0.1, whose values are met to 1e-9, but for `glcm_MCC` (1e-6) and the intensity features
/// of wavelets of single precision images (1e-6 of the range), where its rounding is not repeated. Equal images and
/// settings give the same bits on every machine.
public struct PyRadiomicsExtraction: Sendable, Hashable {
    /// What decides the values.
    public let settings: PyRadiomicsSettings

    /// Checks and keeps the settings.
    public init(settings: PyRadiomicsSettings = PyRadiomicsSettings()) throws(PyRadiomicsError) {
        try settings.check()
        self.settings = settings
    }

    /// The features of the region under a mask on the image's own grid.
    ///
    /// PyRadiomics computes differently with images of whole numbers and of single precision; without `pixelType`, an
    /// image without fractions is taken to be of whole numbers.
    public func extract(
        from image: Volume<Raw>,
        mask: Mask,
        pixelType: PixelType? = nil
    ) throws(PyRadiomicsError) -> PyRadiomicsFeatures {
        let type = pixelType ?? PixelType(guessedFrom: image.voxels)
        let prepared = try Preparation(image, mask: mask, pixelType: type, settings: settings)
        var features = PyRadiomicsFeatures()
        features.voxelsBefore = mask.voxelCount
        features.voxelsAfter = prepared.region.voxelCount
        addShape(prepared, to: &features)
        for type in settings.imageTypes {
            let filter = ImageFilter(type: type, settings: settings)
            let warnings = filter.forEachImage(of: prepared.image) { filtered in
                addIntensities(of: filtered, prepared, to: &features)
            }
            features.warnings += warnings
        }
        features.complete(settings.featureNames)
        if features.binCounts["original"] == 1 { features.warnings.append("all voxels have the same grey level") }
        return features
    }

    private func addShape(_ prepared: Preparation, to features: inout PyRadiomicsFeatures) {
        let region = ShapeRegion(prepared.shape, box: prepared.box)
        if settings.featureClasses.contains(.shape) {
            features.append(ShapeFeatures.outcomes(region), imageType: "original", featureClass: .shape)
        }
        guard settings.featureClasses.contains(.shape2D) else { return }
        let axis = 2 - settings.force2Ddimension
        if prepared.box.size[axis] == 1 {
            features.append(
                PlaneShapeFeatures.outcomes(region, across: axis),
                imageType: "original",
                featureClass: .shape2D
            )
        } else {
            features.warnings.append("the region is in several slices and has no shape2D features")
        }
    }

    private func addIntensities(
        of filtered: FilteredImage,
        _ prepared: Preparation,
        to features: inout PyRadiomicsFeatures
    ) {
        let region = LevelRegion(filtered.image, mask: prepared.region, box: prepared.box, settings: settings)
        guard let region else {
            features.warnings.append(
                "\(filtered.name) is not finite or has too many grey levels, so that its features are undefined"
            )
            return
        }
        features.binCounts[filtered.name] = region.highest
        let needsNeighbors = !settings.featureClasses.isDisjoint(with: [.gldm, .ngtdm])
        let sums = needsNeighbors ? NeighborSums(region, settings: settings) : nil
        for featureClass in PyRadiomicsFeatureClass.allCases where settings.featureClasses.contains(featureClass) {
            let outcomes: [NamedOutcome]
            switch featureClass {
            case .shape, .shape2D: continue
            case .firstorder: outcomes = FirstOrderFeatures.outcomes(region, settings: settings)
            case .glcm: outcomes = CooccurrenceFeatures.outcomes(region, settings: settings)
            case .gldm: outcomes = sums.map { DependenceFeatures.outcomes(region, $0) } ?? []
            case .glrlm: outcomes = RunLengthFeatures.outcomes(region, settings: settings)
            case .glszm: outcomes = SizeZoneFeatures.outcomes(region, settings: settings)
            case .ngtdm: outcomes = sums.map { GreyToneDifferenceFeatures.outcomes(region, $0) } ?? []
            }
            features.append(outcomes, imageType: filtered.name, featureClass: featureClass)
        }
    }
}
