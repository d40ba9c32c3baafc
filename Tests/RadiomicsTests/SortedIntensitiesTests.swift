import Testing

@testable import Radiomics

@Suite struct SortedIntensitiesTests {
    @Test func `sorting by bits is sorting`() {
        var values = (0..<5000).map { Float($0 * 7919 % 10_007 - 5000) * 1.37e-3 }
        values += [0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .greatestFiniteMagnitude, -1e38]
        #expect(SortedIntensities(values).values == values.sorted())
    }

    @Test func `percentiles lie between the ranks around them`() {
        let sorted = SortedIntensities([4, 1, 3, 2])
        #expect(sorted.percentile(0) == 1)
        #expect(sorted.percentile(0.5) == 2.5)
        #expect(sorted.percentile(1) == 4)
        #expect((sorted.percentile(0.1) - 1.3).magnitude < 1e-15)
        #expect(SortedIntensities([7]).percentile(0.9) == 7)
    }
}
