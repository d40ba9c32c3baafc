import CanonicalEncoding
import FeatureNomenclature
import Imaging
import Radiomics
import Study

/// How the feature row of one series comes about: from which images, with which settings.
///
/// Its digest names the recipe in the database, so that a changed setting or program asks for a new extraction, and an
/// amended study with the same settings does not.
struct SeriesRecipe: Sendable, Hashable {
    /// Where the image comes from.
    enum Source: Sendable, Hashable {
        /// The series' own row of the cohort table.
        case row

        /// A fit to diffusion-weighted series of the same lesion, by rising b-value.
        case fit(series: [String], bValues: [Double], DiffusionFit)
    }

    let series: String
    let source: Source

    /// What the study says of each image that is read, in the order of the sources.
    let definitions: [SeriesDefinition]

    /// What an ADC map, fitted or read from a file, must look like inside the region; `nil` for every other kind.
    let plausibility: DiffusionPlausibility?

    let settings: FeatureSettings
    let tolerances: [AcquisitionTolerance]

    /// The tags of the features that some model of the study uses.
    let tags: [String]

    let digest: SHA256Digest

    /// The recipe of a series of a study.
    init(of series: SeriesDefinition, in study: StudyDocument) throws {
        self.series = series.name
        source = try Self.source(of: series, in: study)
        definitions =
            switch source {
            case .row: [series]
            case .fit(let names, _, _): names.compactMap { name in study.series.first { $0.name == name } }
            }
        plausibility = series.kind == .apparentDiffusion ? .standard : nil
        let baselineTags = study.baselines.filter { $0.series == series.name }.flatMap(\.features)
        let baselineFamilies = baselineTags.compactMap { FeatureCatalogue.feature(tagged: $0)?.family }
        tags = Array(Set(study.features.features + baselineTags)).sorted()
        tolerances = series.tolerances
        settings = FeatureSettings(
            study.features,
            families: FeatureFamily.allCases.filter {
                study.features.families.contains($0) || baselineFamilies.contains($0)
            },
            tags: tags
        )
        var content: [String: JSONValue] = [
            "program": .string(FeatureProgram.digest.hex), "features": study.features.json,
            "families": .array(settings.families.map { .string($0.rawValue) }),
            "tags": .array(tags.map { .string($0) }), "fit": series.fit?.json ?? .null,
            "tolerances": .array(series.tolerances.map(\.json)),
        ]
        if let limits = plausibility?.medianLimits {
            content["median_adc"] = .string("\(limits.lowerBound) to \(limits.upperBound)")
        }
        digest = SHA256Digest(hashing: JSONValue.object(content).canonicalBytes)
    }

    private static func source(of series: SeriesDefinition, in study: StudyDocument) throws -> Source {
        guard let fit = series.fit else { return .row }
        let sources = try fit.bValues.map { bValue in
            guard let source = study.series.first(where: { $0.bValue == bValue }) else {
                throw SiteError(
                    .badInput,
                    "The study fits \(series.name) from b = \(bValue), but has no such series.",
                    remedy: "Ask the coordinator for a corrected study."
                )
            }
            return source.name
        }
        return .fit(series: sources, bValues: fit.bValues.map(Double.init), try DiffusionFit(fit.method))
    }
}

extension DiffusionFit {
    /// The fit that a study's word stands for.
    init(_ method: ADCFit.Method) throws {
        switch method {
        case .logLinear: self = .logLinear
        case .weightedLeastSquares: try self.init(method: .weightedLogLinear(reweightings: 1))
        }
    }
}

extension FeatureSettings {
    /// The settings that a study's words stand for.
    init(_ selection: FeatureSelection, families: [FeatureFamily], tags: [String]) {
        let discretisation: Discretisation =
            switch selection.discretisation {
            case .fixedBinNumber(let count): .fixedBinNumber(count)
            case .fixedBinSize(let size, let firstEdge): .fixedBinSize(size, firstEdge: firstEdge)
            }
        let interpolation: Interpolation =
            switch selection.imageInterpolation {
            case .nearest: .nearest
            case .linear: .linear
            case .cubic: .cubic
            case .cubicSpline: .cubicSpline
            }
        self.init(
            inPlaneSpacing: selection.inPlaneSpacing,
            sliceSpacing: selection.sliceSpacing,
            imageInterpolation: interpolation,
            maskThreshold: selection.maskThreshold,
            discretisation: discretisation,
            families: families,
            leftOut: Set(FeatureCatalogue.features(of: families).filter { !tags.contains($0.tag) }.map(\.stem)),
            minimumVoxels: selection.minimumVoxels
        )
    }
}
