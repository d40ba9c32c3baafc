import Imaging
import YAMLDocuments

/// Reads how intensities are normalised: `none`, or `z_score` or `landmarks` with their settings.
enum NormalisationReader {
    private enum Region: String, CaseIterable {
        case body
        case image

        var reference: ReferenceRegion { self == .body ? .body : .wholeImage }
    }

    /// The normalisation below the key `normalise`.
    static func normalisation(_ root: inout YAMLMapping) -> Normalisation {
        let remedy =
            "write none, {z_score: {over: body, clipping: 3}} or {landmarks: {percentiles: [], intensities: []}}"
        guard let node = root.optional("normalise", remedy), let entry = root.entry(node, "normalise", remedy) else {
            return .unchanged
        }
        var fields = root.settings(of: entry, in: "normalise")
        defer { fields.finish() }
        switch entry.name {
        case "none": return .unchanged
        case "z_score": return zScore(&fields)
        case "landmarks": return landmarks(&fields)
        default:
            root.reject(entry.name, at: root.full("normalise"), known: ["none", "z_score", "landmarks"], later: [])
            return .unchanged
        }
    }

    private static func zScore(_ fields: inout YAMLMapping) -> Normalisation {
        let region = fields.word("over", standard: Region.body) ?? .body
        let remedy = "write a number of standard deviations, such as 3"
        let trimming = fields.optionalNumber("trimming", remedy)
        let clipping = fields.optionalNumber("clipping", remedy)
        let scale = fields.number("scale", "write a number above 0", standard: 1)
        do {
            return .zScore(try ZScore(trimming: trimming, clipping: clipping, scale: scale), over: region.reference)
        } catch {
            fields.report.add(fields.path, "cannot be used: \(error)", "correct the value")
            return .unchanged
        }
    }

    private static func landmarks(_ fields: inout YAMLMapping) -> Normalisation {
        let region = fields.word("over", standard: Region.body) ?? .body
        let percentiles = fields.numbers("percentiles", "write rising percentiles, such as [1, 10, 50, 90, 99]")
        let intensities = fields.numbers("intensities", "write the standard scale's intensity at each percentile")
        guard let percentiles, let intensities else {
            fields.report.add(fields.path, "lacks a trained scale", "write percentiles and intensities")
            return .unchanged
        }
        do {
            let landmarks = try IntensityLandmarks(
                percentiles: LandmarkPercentiles(percentiles),
                intensities: intensities
            )
            return .landmarks(LandmarkScale(landmarks), over: region.reference)
        } catch {
            fields.report.add(fields.path, "cannot be used: \(error)", "correct the value")
            return .unchanged
        }
    }
}
