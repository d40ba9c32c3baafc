import DICOM
import Foundation
import Imaging
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.url("data/vendor-dwi") != nil)) struct VendorDiffusionTests {
    @Test func `Philips has five volumes without weighting and twelve directions`() throws {
        let folder = try SortedFolder("vendor-dwi/philips-classic")
        let url = try #require(SharedData.url("data/vendor-dwi/philips-classic/reference.bval"))
        let expected = try String(contentsOf: url, encoding: .utf8).split { $0 == " " || $0 == "\n" }.compactMap {
            Double($0)
        }
        let found = folder.volumes.compactMap(\.bValue)
        #expect(folder.volumes.count == 17 && found.count == 17)
        #expect(zip(found.sorted(), expected.sorted()).allSatisfy { ($0 - $1).magnitude < 1e-6 })
        #expect(folder.volumes.count { $0.diffusion.isUnweighted } == 5)
        let directions = folder.volumes.filter { !$0.diffusion.isUnweighted }
        #expect(directions.map(\.part?.number) == (1...12).map { $0 })
        #expect(directions.allSatisfy { $0.part?.count == 12 && $0.part?.discriminators == [.direction] })
        #expect(folder.volumes.allSatisfy { $0.slices.count == 6 && $0.grid != nil })
    }

    @Test func `GE has one volume without weighting and six directions`() throws {
        let volumes = try SortedFolder("vendor-dwi/ge-classic").volumes
        #expect(volumes.map(\.bValue) == [0] + Array(repeating: 1000, count: 6))
        #expect(volumes.first?.diffusion.source == .ge)
        #expect(volumes.dropFirst().allSatisfy { $0.part?.count == 6 && $0.diffusion.directionality == .directional })
        #expect(volumes.allSatisfy { $0.slices.count == 2 && $0.grid != nil })
    }

    @Test func `enhanced Siemens files are one volume each`() throws {
        let folder = try SortedFolder("vendor-dwi/siemens-xa30-enhanced")
        let summary = folder.volumes.map { "\($0.kind), \($0.bValue.map { "\($0)" } ?? "none"), \($0.slices.count)" }
        #expect(
            summary == [
                "diffusion-weighted image, 0.0, 39", "diffusion-weighted image, 2500.0, 39",
                "diffusion-weighted image, 2500.0, 39", "ADC map, none, 39", "diffusion-weighted image, 2500.0, 39",
                "calculated diffusion image, none, 39",
            ]
        )
        #expect(folder.volumes.map(\.part?.count) == [nil, 2, 2, nil, nil, nil])
        #expect(folder.volumes.map(\.diffusion.directionality.rawValue)[4] == "isotropic")
        #expect(folder.volumes.allSatisfy { $0.grid != nil && $0.acquisition.echoTimeMilliseconds == 68 })
    }

    @Test func `an enhanced Canon file is thirteen volumes`() throws {
        let folder = try SortedFolder("vendor-dwi/canon-enhanced")
        #expect(folder.volumes.map(\.bValue) == [0] + Array(repeating: 1500, count: 12))
        #expect(folder.volumes.allSatisfy { $0.slices.count == 40 && $0.grid != nil })
        #expect(folder.volumes.dropFirst().allSatisfy { $0.part?.discriminators == [.direction] })
    }

    @Test func `a Canon map is an ADC map although it carries a b-value`() throws {
        let volumes = try SortedFolder("cmb-crc-scan_001").volumes
        #expect(volumes.map(\.kind) == [.apparentDiffusion, .anatomical(.t2)])
        #expect(volumes.first?.diffusion.bValue == 500)
        #expect(volumes.first?.bValue == nil)
        #expect(Set(volumes.map(\.series.frameOfReference)).count == 1)
    }

    @Test func `a GE map is an ADC map by its description`() throws {
        let volumes = try SortedFolder("qin-prostate-adc-seg").volumes
        #expect(volumes.map(\.kind) == [.apparentDiffusion])
        #expect(volumes.first?.acquisition.vendor == .ge)
        #expect(volumes.first?.acquisition.fieldStrengthTesla == 3)
    }
}
