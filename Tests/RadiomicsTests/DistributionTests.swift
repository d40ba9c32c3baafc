import Testing

@testable import Radiomics

@Suite struct DistributionTests {
    @Test func `sorting by bits is sorting`() {
        var values = (0..<5000).map { Float($0 * 7919 % 10_007 - 5000) * 1.37e-3 }
        values += [0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .greatestFiniteMagnitude, -1e38]
        #expect(RadixSort.sorted(values) == values.sorted())
    }

    @Test func `counted whole numbers and sorted fractions give the same distribution`() {
        let whole = (0..<4000).map { Float($0 * 7919 % 97 - 40) }
        let halves = whole.map { 0.5 * $0 + 0.25 }
        let (counted, sorted) = (Distribution(whole), Distribution(halves))
        #expect(counted.ends == sorted.ends)
        #expect(counted.values.map { 0.5 * $0 + 0.25 } == sorted.values)
        #expect(counted.total == 4000)
        #expect(Distribution([-0.0, 0, 1]).values == [0, 1])
        #expect(Distribution([0.5, -0.0, 0]).ends == [2, 3])
    }

    @Test func `percentiles lie between the ranks around them`() {
        let percentiles = Distribution([4, 1, 3, 2]).percentiles([0, 0.5, 1, 0.1])
        #expect(percentiles[..<3] == [1, 2.5, 4])
        #expect((percentiles[3] - 1.3).magnitude < 1e-15)
        #expect(Distribution([7]).percentiles([0.9]) == [7])
    }
}
