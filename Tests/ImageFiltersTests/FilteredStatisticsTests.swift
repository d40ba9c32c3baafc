import FeatureNomenclature
import Foundation
import ImageFiles
import ImageFilters
import Imaging
import Radiomics
import TestSupport
import Testing

/// IBSI 2, phase 2: statistics of the filtered CT phantom (Lambin, doi 10.17195/candat.2016.08.1) within their tolerances.
///
/// The reference values are CC0 1.0; the phantom may not be copied here, so that these tests run where the shared data is.
@Suite(.enabled(if: SharedData.url("data/ibsi") != nil, "the IBSI CT phantom is not here"))
struct FilteredStatisticsTests {
    @Test func `statistics of the responses are those published`() async throws {
        let published = try PublishedStatistics.read()
        let slices = try FilteredPhantom.asAcquired()
        let volume = try FilteredPhantom.resampled()
        var reports: [FilterReport] = []
        for filter in FilteredStatistics.all {
            async let first = report("\(filter.number).A", filter.inSlices, slices, published)
            async let second = report("\(filter.number).B", filter.inVolume, volume, published)
            reports += [try await first, try await second]
        }
        print("IBSI 2 phase 2, values met:")
        for report in reports { print(report) }
        let met = reports.reduce(0) { $0 + $1.met }
        print("in all \(met) of \(reports.reduce(0) { $0 + $1.total })")
        for line in reports.flatMap(\.unmet) { Issue.record("\(line)") }
        #expect(reports.reduce(0) { $0 + $1.total } == 323)
        #expect(published.filter(\.value.isNaN).map { "\($0.filter) \($0.tag)" } == ["8.B stat_qcod"])
    }

    @concurrent private func report(
        _ id: String,
        _ filter: ImageFilter?,
        _ phantom: FilteredPhantom,
        _ published: [PublishedStatistics]
    ) async throws -> FilterReport {
        let clock = ContinuousClock()
        let start = clock.now
        let values = try phantom.statistics(filter)
        var report = FilterReport(id: id, name: filter?.name ?? "none", duration: clock.now - start)
        for reference in published where reference.filter == id && !reference.value.isNaN {
            let found = values[reference.tag] ?? .nan
            report.total += 1
            if (found - reference.value).magnitude <= reference.tolerance {
                report.met += 1
            } else {
                report.unmet.append(
                    "\(id) \(reference.tag): \(found), published \(reference.value) within \(reference.tolerance)"
                )
            }
        }
        return report
    }
}

/// How many values of a filter are met.
struct FilterReport: Sendable, CustomStringConvertible {
    let id: String
    let name: String
    let duration: Duration
    var met = 0
    var total = 0
    var unmet: [String] = []

    var description: String { "\(id) \(met) of \(total) \(name) (\(duration))" }
}

/// A published statistic of a filtered image.
struct PublishedStatistics: Sendable {
    let filter: String
    let tag: String

    /// Not a number where no value is published: the quartile coefficient of dispersion of 8.B.
    let value: Double
    let tolerance: Double

    static func read() throws -> [PublishedStatistics] {
        let url = try #require(SharedData.url("data/ibsi/ibsi_2_phase2_reference_values.csv"))
        return try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map {
            line -> PublishedStatistics in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return PublishedStatistics(
                filter: fields[0],
                tag: fields[fields.count - 3],
                value: Double(fields[fields.count - 2]) ?? .nan,
                tolerance: Double(fields[fields.count - 1]) ?? .nan
            )
        }
    }
}
