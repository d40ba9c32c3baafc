import Foundation
import PyRadiomicsProfile
import Radiomics
import TestSupport
import Testing

/// Our features beside those that PyRadiomics 3.0.1 itself gave (`Vectors/make_reference.py`).
@Suite struct PyRadiomicsReferenceTests {
    private static func table() throws -> ReferenceTable {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Vectors")
        return try ReferenceTable(folder.appendingPathComponent("reference.csv"))
    }

    private static func part(_ feature: String, _ index: Int) -> String {
        String(feature.split(separator: "_")[index])
    }

    /// How far off a feature may be.
    ///
    /// 1e-9 of the value but for two: PyRadiomics' MCC has a tiny number in its denominators that matters for rare
    /// levels; and PyWavelets' single precision is not repeated bit for bit.
    private static func tolerance(_ feature: String, _ value: Double, range: Double, isFloat: Bool) -> Double {
        if feature.hasSuffix("_glcm_MCC") { return 1e-6 * value }
        if isFloat, feature.hasPrefix("wavelet"), feature.contains("_firstorder_") {
            let isShape = feature.hasSuffix("ness") || feature.hasSuffix("Kurtosis")
            return 1e-6 * max(value.magnitude, isShape ? 1 : range)
        }
        return 1e-9 * max(value.magnitude, 1e-6)
    }

    private func compare(_ names: [String], in table: ReferenceTable, _ title: String) throws {
        var comparison = Comparison()
        for name in names {
            guard let reference = try ReferenceCase(name) else { continue }
            let features = try reference.extract()
            let expected = table.values(of: name)
            #expect(features.values.map(\.name) == expected.map(\.feature), "\(name)")
            comparison.add(features, to: expected, case: name) { feature, value in
                let range = features["\(Self.part(feature, 0))_firstorder_Range"]?.number ?? 0
                return Self.tolerance(feature, value, range: range, isFloat: reference.pixelType == .float)
            } key: { feature in
                "\(Self.part(feature, 0)) \(Self.part(feature, 1))"
            }
        }
        print("\(title):\n\(comparison.table)")
        #expect(comparison.unequal == [])
    }

    @Test func `the synthetic image has PyRadiomics' features`() throws {
        let table = try Self.table()
        try compare(table.cases.filter { $0.contains("synthetic") }, in: table, "synthetic")
    }

    @Test(.enabled(if: SharedData.url("data/nrrd-pyradiomics") != nil, "needs the shared images"))
    func `real images have PyRadiomics' features`() throws {
        let table = try Self.table()
        try compare(table.cases.filter { !$0.contains("synthetic") }, in: table, "real")
    }
}
