import Foundation
import ImageFiles
import ImageFilters
import Imaging
import TestSupport
import Testing

/// IBSI 2, phase 1: every voxel within 1 % of the range of the published response map (CC0 1.0).
@Suite(.enabled(if: SharedData.url("data/ibsi/ibsi_2_response_maps") != nil, "the IBSI 2 maps are not here"))
struct ResponseMapTests {
    @Test func `all published response maps are met`() throws {
        var lines: [String] = []
        for map in ResponseMap.all {
            let error = try error(map)
            lines.append("\(map): \((error * 1e4).rounded() / 100) %")
            #expect(error <= 0.01, "\(map) is off by \(error) of the range")
        }
        print("IBSI 2 phase 1, greatest difference of each map:")
        print(lines.joined(separator: "\n"))
        #expect(lines.count == 33)
    }

    /// The greatest difference in parts of the range of the published map.
    private func error(_ map: ResponseMap) throws -> Double {
        let phantom = try volume("ibsi_2_digital_phantom/nifti/\(map.phantom)/image/\(map.phantom).nii.gz")
        let published = try volume("ibsi_2_response_maps/\(map.id)-ValidCRM.nii.gz")
        let response = try map.filter.response(to: phantom)
        let differences = zip(response.voxels, published.voxels).map { Double(($0 - $1).magnitude) }
        let lowest = try #require(published.voxels.min())
        let highest = try #require(published.voxels.max())
        return try #require(differences.max()) / Double(highest - lowest)
    }

    private func volume(_ path: String) throws -> Volume<Raw> {
        let url = try #require(SharedData.url("data/ibsi/" + path))
        return try NIfTIFile.volume(NIfTIFile.read(url))
    }
}
