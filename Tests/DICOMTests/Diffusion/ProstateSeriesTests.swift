import DICOM
import Foundation
import Imaging
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.url("data/prostatex-0000") != nil)) struct ProstateSeriesTests {
    @Test func `the examination is sorted and the calculated image is no measured one`() throws {
        let volumes = try SortedFolder("prostatex-0000").volumes
        let summary = volumes.map { volume in
            let bValue = volume.bValue.map { " b \($0)" } ?? ""
            return "\(volume.series.seriesNumber ?? 0): \(volume.kind)\(bValue), \(volume.slices.count)"
        }
        #expect(
            summary == [
                "3: T2-weighted image, 19", "4: T2-weighted image, 19", "6: diffusion-weighted image b 50.0, 19",
                "6: diffusion-weighted image b 400.0, 19", "6: diffusion-weighted image b 800.0, 19",
                "7: ADC map, 19", "8: calculated diffusion image, 19",
            ]
        )
        #expect(volumes.allSatisfy { $0.grid != nil && $0.part == nil })
        #expect(
            volumes[2...4].allSatisfy { $0.diffusion.source == .siemens && $0.diffusion.directionality == .isotropic }
        )
        #expect(try (#require(volumes[0].grid).spacing.z - 3.6).magnitude < 1e-3)
        #expect(volumes[0].acquisition.sliceThicknessMillimeters == 3)
    }

    @Test func `a log-linear fit agrees with the scanner's map`() throws {
        let folder = try SortedFolder("prostatex-0000")
        let weighted = folder.volumes.filter { $0.kind == .diffusionWeighted }
        let map = try folder.read(#require(folder.volumes.first { $0.kind == .apparentDiffusion }))
        let images = try weighted.map { try folder.read($0) }
        let fit = try ApparentDiffusion(images: images, bValues: weighted.compactMap(\.bValue)).map
        #expect(fit.grid.mismatch(with: map.grid) == nil)
        let signal = try #require(images.first).voxels
        // The scanner writes 0 where it fits nothing; the numbers of voxels and the median are numpy's.
        let pairs = signal.indices.filter { signal[$0] > 60 && map.voxels[$0] > 0 }.map {
            (Double(map.voxels[$0]), Double(fit.voxels[$0]))
        }
        #expect(pairs.count == 24_791)
        let medians = (Self.median(pairs.map(\.0)), Self.median(pairs.map(\.1)))
        #expect(medians.0 == 1426)
        #expect((medians.1 / medians.0 - 1).magnitude < 0.05)
        #expect(Self.correlation(pairs) > 0.999)
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private static func correlation(_ pairs: [(Double, Double)]) -> Double {
        let count = Double(pairs.count)
        let first = pairs.reduce(0) { $0 + $1.0 } / count
        let second = pairs.reduce(0) { $0 + $1.1 } / count
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for (x, y) in pairs {
            xx += (x - first) * (x - first)
            yy += (y - second) * (y - second)
            xy += (x - first) * (y - second)
        }
        return xy / (xx * yy).squareRoot()
    }
}
