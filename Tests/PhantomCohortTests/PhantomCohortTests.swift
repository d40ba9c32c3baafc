import Imaging
import PhantomCohort
import Testing

@Suite struct PhantomCohortTests {
    @Test func `a cohort has the centres, patients and lesions that were asked for`() throws {
        let cohort = try PhantomCohort(PhantomSettings(centres: 3, patientsPerCentre: 4...9, seed: 5))
        #expect(cohort.siteNames == ["site-a", "site-b", "site-c"])
        for site in 0..<3 { #expect((4...9).contains(cohort.patients(heldBy: site).count)) }
        #expect(cohort.patients.allSatisfy { (1...3).contains($0.lesions.count) })
        #expect(Set(cohort.patients.map(\.identifier)).count == cohort.patients.count)
        #expect(cohort.patients.flatMap(\.lesions).allSatisfy { (0...9).contains($0.score) })
    }

    @Test func `a patient does not depend on how many others there are`() throws {
        let small = try PhantomCohort(PhantomSettings(centres: 1, patientsPerCentre: 3...3))
        let large = try PhantomCohort(PhantomSettings(centres: 1, patientsPerCentre: 6...6))
        #expect(small.patients == Array(large.patients.prefix(3)))
        #expect(
            try PhantomCohort(PhantomSettings(centres: 1, patientsPerCentre: 3...3, seed: 2)).patients != small.patients
        )
    }

    @Test func `lesions of a patient are large enough and do not touch`() throws {
        for seed: UInt64 in 1...4 {
            let cohort = try PhantomCohort(PhantomSettings(centres: 2, patientsPerCentre: 8...8, seed: seed))
            for patient in cohort.patients {
                let images = cohort.images(of: patient)
                for series in [PhantomSeries.dwiB0, .t2wTE75] {
                    let masks = try patient.lesions.map { try images.mask(of: $0, on: series) }
                    #expect(masks.allSatisfy { $0.voxelCount >= 27 })
                    let counts = masks.reduce(into: [Int](repeating: 0, count: masks[0].isInside.count)) { sum, mask in
                        for (index, isInside) in mask.isInside.enumerated() { sum[index] += Int(isInside) }
                    }
                    #expect(counts.max() == 1)
                }
            }
        }
    }

    @Test func `masks lie inside the field of view, off its edges`() throws {
        let cohort = try PhantomCohort(PhantomSettings(centres: 1, patientsPerCentre: 20...20))
        for patient in cohort.patients {
            for lesion in patient.lesions {
                let mask = try cohort.images(of: patient).mask(of: lesion, on: .dwiB0)
                let box = try #require(mask.boundingBox)
                #expect(box.x.lowerBound > 0 && box.x.upperBound < 63)
                #expect(box.y.lowerBound > 0 && box.y.upperBound < 63)
            }
        }
    }

    /// What the model promises: the spread of the fast fraction shows at b = 200, and not at b = 0.
    @Test func `uneven diffusion is seen at b = 200 and not at b = 0`() throws {
        let cohort = try PhantomCohort(PhantomSettings(centres: 1, patientsPerCentre: 20...20))
        var truth: [Double] = []
        var variations: [PhantomSeries: [Double]] = [:]
        for patient in cohort.patients {
            let images = cohort.images(of: patient)
            for series in [PhantomSeries.dwiB0, .dwiB200] {
                let image = try images.image(series)
                for lesion in patient.lesions {
                    let mask = try images.mask(of: lesion, on: series)
                    variations[series, default: []].append(variation(image, mask))
                }
            }
            truth += patient.lesions.map(\.heterogeneity)
        }
        #expect(correlation(truth, variations[.dwiB200, default: []]) > 0.9)
        #expect(correlation(truth, variations[.dwiB0, default: []]).magnitude < 0.4)
    }

    @Test func `the truth separates high from low scores, but not fully`() throws {
        for seed: UInt64 in 1...5 {
            let truth = try PhantomCohort(PhantomSettings(seed: seed)).truth
            let area = try #require(truth.heterogeneityArea)
            #expect((0.7...0.92).contains(area))
        }
    }

    /// Whoever changes this number changes every cohort that was ever made from a seed, and says so in the changelog.
    @Test func `the voxels of a seed are these on every machine`() throws {
        let cohort = try PhantomCohort(PhantomSettings(centres: 1, patientsPerCentre: 1...1))
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for series in PhantomSeries.allCases {
            for voxel in try cohort.images(of: cohort.patients[0]).image(series).voxels {
                hash = (hash ^ UInt64(voxel.bitPattern)) &* 0x100_0000_01b3
            }
        }
        #expect(hash == 15_203_756_569_863_033_637)
    }

    @Test func `settings out of range are refused`() {
        #expect(throws: PhantomCohortError.self) { try PhantomSettings(centres: 0) }
        #expect(throws: PhantomCohortError.self) { try PhantomSettings(centres: 27) }
        #expect(throws: PhantomCohortError.self) { try PhantomSettings(patientsPerCentre: 0...3) }
        #expect(throws: PhantomCohortError.self) { try PhantomSettings(centres: 2, sites: 3) }
    }

    /// The coefficient of variation inside a mask.
    private func variation(_ image: Volume<Raw>, _ mask: Mask) -> Double {
        let inside = zip(image.voxels, mask.isInside).filter { $0.1 == 1 }.map { Double($0.0) }
        let mean = inside.reduce(0, +) / Double(inside.count)
        let variance = inside.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(inside.count)
        return variance.squareRoot() / mean
    }

    private func correlation(_ one: [Double], _ other: [Double]) -> Double {
        let count = Double(one.count)
        let (meanOne, meanOther) = (one.reduce(0, +) / count, other.reduce(0, +) / count)
        var (product, squareOne, squareOther) = (0.0, 0.0, 0.0)
        for (x, y) in zip(one, other) {
            product += (x - meanOne) * (y - meanOther)
            squareOne += (x - meanOne) * (x - meanOne)
            squareOther += (y - meanOther) * (y - meanOther)
        }
        return product / (squareOne * squareOther).squareRoot()
    }
}
