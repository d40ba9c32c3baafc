import FeatureNomenclature
import ImageFilters
import Imaging

/// Compares this program with what IBSI 1 published for its digital phantom.
///
/// A site runs it before its first study, and two sites with the same program get the same bits.
public enum SelfTest {
    /// Computes every feature with every merging.
    public static func run() throws(RadiomicsError) -> SelfTestReport {
        var outcomes: [String: FeatureOutcome] = [:]
        for merging in TextureMerging.allCases {
            for value in try lesion(merging).values { outcomes[value.feature.tag] = value.value }
        }
        let published = Dictionary(DigitalPhantomReference.values.map { ($0.tag, $0) }) { first, _ in first }
        var unmet: [SelfTestReport.Unmet] = []
        var unpublished: [String] = []
        let rows = groups.map { group in
            var (known, met) = (0, 0)
            for tag in group.tags {
                guard let reference = published[tag] else {
                    unpublished.append(tag)
                    continue
                }
                known += 1
                if let number = outcomes[tag]?.number, reference.agrees(with: number) {
                    met += 1
                } else {
                    unmet.append(
                        SelfTestReport.Unmet(
                            tag: tag,
                            published: reference.value,
                            tolerance: reference.tolerance,
                            found: outcomes[tag]
                        )
                    )
                }
            }
            return SelfTestReport.Row(family: group.family, merging: group.merging, published: known, met: met)
        }
        return SelfTestReport(
            rows: rows,
            unmet: unmet,
            unpublished: unpublished,
            digestInput: outcomes.sorted { $0.key < $1.key }.map(line).joined() + (try variants())
        )
    }

    private static func lesion(_ merging: TextureMerging) throws(RadiomicsError) -> LesionFeatures {
        let settings = DigitalPhantom.settings.changing { $0.merging = merging }
        return try FeatureExtraction(settings: settings).extract(from: phantom.image, mask: phantom.mask)
    }

    /// The tags of each family and merging, in the catalogue's order.
    private static var groups: [(family: FeatureFamily, merging: String, tags: [String])] {
        FeatureFamily.allCases.flatMap { family in
            var groups: [(family: FeatureFamily, merging: String, tags: [String])] = []
            for merging in TextureMerging.allCases {
                let features = FeatureCatalogue.features(of: [family], merging: merging)
                let suffix = features.first.map { String($0.tag.dropFirst($0.stem.count + 1)) } ?? ""
                guard !groups.contains(where: { $0.merging == suffix }) else { continue }
                groups.append((family, suffix, features.map(\.tag)))
            }
            return groups
        }
    }

    private static func line(_ tag: String, _ outcome: FeatureOutcome) -> String {
        switch outcome {
        case .value(let number):
            let bits = String(number.bitPattern, radix: 16)
            return "\(tag)=\(String(repeating: "0", count: 16 - bits.count))\(bits)\n"
        case .undefined(let reason): return "\(tag)=undefined: \(reason.rawValue)\n"
        }
    }

    /// The same phantom resampled, re-segmented, discretised and filtered: what published values do not touch also has to
    /// be the same at every site of a study.
    private static func variants() throws(RadiomicsError) -> String {
        var lines = ""
        for interpolation in Interpolation.allCases {
            let settings = FeatureSettings(
                inPlaneSpacing: 1.3,
                sliceSpacing: 1.7,
                imageInterpolation: interpolation,
                resegmentation: Resegmentation(range: 0...8, outlierDeviations: 3),
                discretisation: .fixedBinNumber(16)
            )
            let images = try FeatureExtraction(settings: settings).extract(
                from: phantom.image,
                mask: phantom.mask,
                filters: filters
            )
            for image in images {
                let name = "\(interpolation.rawValue).\(image.filter?.name ?? "original")"
                for value in image.features.values { lines += line("\(name).\(value.feature.tag)", value.value) }
            }
        }
        return lines
    }

    private static let filters: [ImageFilter?] = [
        nil, ImageFilter(.laplacianOfGaussian(sigma: 2, truncation: 4)),
        ImageFilter(.wavelet(.coif1, level: 1, subband: WaveletSubband(isHigh: [true, false, true]))),
        ImageFilter(
            .gabor(sigma: 3, wavelength: 4, aspectRatio: 1, orientations: .single(degrees: 30)),
            extent: .slice
        ),
        ImageFilter(.simoncelli(level: 1)),
    ]

    private static let phantom: (image: Volume<Raw>, mask: Mask) = {
        do {
            return (try DigitalPhantom.image(), try DigitalPhantom.mask())
        } catch {
            // The phantom's geometry is a constant of this module.
            preconditionFailure("the digital phantom is an image")
        }
    }()
}
