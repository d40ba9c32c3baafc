import Foundation
import ImageFiles
import Imaging
import PyRadiomicsProfile
import TestSupport
import Testing

/// The values that PyRadiomics' own tests compare with, which an older version of it made.
@Suite(.enabled(if: SharedData.url("data/nrrd-pyradiomics/baseline") != nil, "needs the shared baselines"))
struct PyRadiomicsBaselineTests {
    @Test(arguments: PyRadiomicsFeatureClass.allCases)
    func `features equal PyRadiomics' baseline`(featureClass: PyRadiomicsFeatureClass) throws {
        let folder = try #require(SharedData.url("data/nrrd-pyradiomics"))
        let table = try ReferenceTable(
            folder.appendingPathComponent("baseline/baseline_\(featureClass.rawValue).csv")
        )
        var comparison = Comparison()
        for name in table.cases {
            let stem = String(name.prefix { $0 != "_" })
            guard ["brain1", "brain2", "breast1"].contains(stem) else { continue }
            let image = try ImageFile.volume(NIfTIFile.read(folder.appendingPathComponent("\(stem)_image.nrrd")))
            var mask = try ImageFile.mask(
                NIfTIFile.read(folder.appendingPathComponent("\(stem)_label.nrrd")),
                label: 1
            )
            if featureClass == .shape2D {
                mask = try Self.slice(
                    of: mask,
                    box: #require(table.text("diagnostics_Mask-corrected_BoundingBox", of: name))
                )
            }
            let text = try #require(table.text("diagnostics_Configuration_Settings", of: name))
            var settings = try Self.settings(text)
            settings.featureClasses = [featureClass]
            let features = try PyRadiomicsExtraction(settings: settings).extract(from: image, mask: mask)
            let reference = table.values(of: name)
            #expect(reference.count == features.values.count, "\(name)")
            comparison.add(features, to: reference, case: name) { _, expected in
                1e-8 * max(expected.magnitude, 1e-6)
            } key: { _ in
                name.split(separator: "_").dropFirst().first.map(String.init) ?? "original"
            }
        }
        print("\(featureClass.rawValue):\n\(comparison.table)")
        #expect(comparison.unequal.filter { text in !Self.outdated.contains { text.hasPrefix($0) } } == [])
    }

    /// The mesh has changed since: here, PyRadiomics 3.0.1 gives the values of `reference.csv`.
    private static let outdated = ["MeshVolume", "Sphericity", "SurfaceArea", "SurfaceVolumeRatio"]
        .map { "brain1 original_shape_\($0):" }

    /// The one slice that a baseline says its box has: `(x, y, z, width, height, 1)`.
    private static func slice(of mask: Mask, box: String) throws -> Mask {
        let numbers = box.filter { $0 != "(" && $0 != ")" }.split(separator: ",")
            .compactMap { Int($0.filter { $0 != " " }) }
        let sliceSize = mask.grid.size.x * mask.grid.size.y
        let isInside = mask.isInside.enumerated().map { $0.offset / sliceSize == numbers[2] ? $0.element : 0 }
        return try Mask(grid: mask.grid, isInside: isInside)
    }

    /// The settings in a row of the baseline, which are a Python dictionary.
    private static func settings(_ text: String) throws -> PyRadiomicsSettings {
        var json = text.replacingOccurrences(of: "'", with: "\"")
        for (python, other) in [("True", "true"), ("False", "false"), ("None", "null")] {
            json = json.replacingOccurrences(of: python, with: other)
        }
        let fields = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        func number(_ name: String) -> Double? { (fields[name] as? NSNumber)?.doubleValue }
        func numbers(_ name: String) -> [Double]? { (fields[name] as? [NSNumber])?.map(\.doubleValue) }
        var settings = PyRadiomicsSettings()
        settings.minimumROIDimensions = number("minimumROIDimensions").map { Int($0) } ?? 2
        settings.normalize = number("normalize") == 1
        settings.normalizeScale = number("normalizeScale") ?? 1
        settings.resampledPixelSpacing = numbers("resampledPixelSpacing").map { SIMD3($0[0], $0[1], $0[2]) }
        settings.resegmentRange = numbers("resegmentRange")
        if let mode = fields["resegmentMode"] as? String {
            settings.resegmentMode = try #require(PyRadiomicsSettings.ResegmentMode(rawValue: mode))
        }
        settings.binWidth = number("binWidth") ?? 25
        settings.binCount = number("binCount").map { Int($0) }
        settings.voxelArrayShift = number("voxelArrayShift") ?? 0
        settings.force2D = number("force2D") == 1
        settings.weightingNorm = (fields["weightingNorm"] as? String).flatMap(WeightingNorm.init)
        return settings
    }
}
