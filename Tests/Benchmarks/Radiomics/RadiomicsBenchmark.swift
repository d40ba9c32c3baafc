import FeatureNomenclature
import Foundation
import ImageFiles
import Imaging
import Radiomics

/// Times feature extraction of one image, arrays in memory, on one thread; `run.sh` calls it.
///
/// Prints a line for each measurement: name, number of features, median milliseconds.
@main
struct RadiomicsBenchmark {
    private let image: Volume<Raw>
    private let mask: Mask
    private let repeats: Int
    private let everything = Set(FeatureCatalogue.all.map(\.stem))

    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let repeats = Int(arguments[3]), repeats > 0 else {
            print("usage: radiomics-benchmark IMAGE MASK REPEATS")
            exit(2)
        }
        let image = try ImageFile.volume(NIfTIFile.read(URL(fileURLWithPath: arguments[1])))
        let mask = try ImageFile.mask(NIfTIFile.read(URL(fileURLWithPath: arguments[2])))
        try RadiomicsBenchmark(image: image, mask: mask, repeats: repeats).run()
    }

    private func run() throws {
        let all = FeatureCatalogue.all.filter(\.isStandardised).map(\.stem)
        let slow: Set<String> = ["morph_moran_i", "morph_geary_c", "loc_peak_loc", "loc_peak_glob"]
        try time("all but Moran, Geary and peaks, 3d-merged", only: Set(all).subtracting(slow))
        try time("the 169 with reference values, 3d-merged", only: Set(all))
        for merging in TextureMerging.allCases where merging != .volumeMerged {
            try time("all but Moran, Geary and peaks, \(merging.rawValue)", only: Set(all).subtracting(slow), merging)
        }
        for family in FeatureFamily.allCases {
            let stems = FeatureCatalogue.features(of: [family]).map(\.stem)
            if family == .morphology {
                try time("morphology without Moran and Geary", only: Set(stems).subtracting(slow))
                try time("Moran and Geary", only: ["morph_moran_i", "morph_geary_c"])
            } else {
                try time(family.rawValue, only: Set(stems))
            }
        }
    }

    private func time(_ name: String, only stems: Set<String>, _ merging: TextureMerging = .volumeMerged) throws {
        let families = FeatureFamily.allCases.filter { family in
            FeatureCatalogue.features(of: [family]).contains { stems.contains($0.stem) }
        }
        let extraction = try FeatureExtraction(
            settings: FeatureSettings(merging: merging, families: families, leftOut: everything.subtracting(stems))
        )
        var seconds: [Double] = []
        var count = 0
        for _ in 0...repeats {
            let start = ContinuousClock.now
            count = try extraction.extract(from: image, mask: mask).values.count
            seconds.append((ContinuousClock.now - start) / .seconds(1))
        }
        // The first turn pays for pages that the others find mapped.
        let median = seconds.dropFirst().sorted()[repeats / 2]
        print("\(name)\t\(count)\t\(String(format: "%.1f", median * 1000))")
    }
}
