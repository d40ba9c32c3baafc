import Foundation
import Synchronization
import TestSupport
import Testing

@testable import SiteTransport

/// Pulls from a real PACS.
@Suite(.enabled(if: OrthancServer.isToBeUsed, "\(OrthancServer.advice)"), .serialized)
struct DICOMWebOrthancTests {
    /// A folder that goes away.
    private final class Target: Sendable {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("intramural-pull-\(UUID().uuidString)")
        deinit { try? FileManager.default.removeItem(at: url) }

        /// What the images are, whole files; and the names of all others but the lock.
        func contents() -> (images: Set<Data>, others: [String]) {
            let names = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
            let files = names.filter { $0.hasSuffix(".dcm") && !$0.contains("/.") }
            let images = files.compactMap { try? Data(contentsOf: url.appendingPathComponent($0)) }
            return (Set(images), names.filter { $0.hasSuffix(".part") })
        }
    }

    private func configuration(_ server: OrthancServer) throws -> PACSConfiguration {
        var configuration = PACSConfiguration(address: server.address)
        configuration.credentials = try .basic(line: OrthancServer.login)
        configuration.proxy = ""
        return configuration
    }

    private func connection(
        _ configuration: PACSConfiguration,
        pageSize: Int = 250,
        retry: RetryPolicy = .never
    ) throws -> PACSConnection {
        try PACSConnection(configuration, retry: retry, pageSize: pageSize, onRetry: { _ in }, pause: { _ in })
    }

    private func list(_ text: String) throws -> [PullQuestion] {
        try PullList(Array(text.utf8), of: .patients).questions
    }

    /// Two patients: 25 images in two series and a CT image, and 4 images.
    private func cohort() -> [SyntheticMR] {
        var first = SyntheticMR()
        var second = first
        second.series += ".2"
        second.seriesDescription = "ep2d_diff"
        var scan = first
        scan.series += ".3"
        scan.modality = "CT"
        var other = first
        (other.patient, other.study, other.series) = (
            "PAT/2:B@C", "1.2.826.0.1.3680043.10.999.2", "1.2.826.0.1.3680043.10.999.2.1"
        )
        other.date = "20210630"
        first.size = 20
        return first.series(of: 21) + second.series(of: 4) + scan.series(of: 1) + other.series(of: 4)
    }

    @Test func `images come as they are stored, by pages, and once`() async throws {
        let server = try OrthancServer()
        let files = cohort().filter { $0.modality == "MR" && $0.patient == "PAT-1" }.map(\.file)
        try server.store(cohort().map(\.file))
        let target = Target()
        let connection = try connection(configuration(server), pageSize: 7)
        let pull = StudyPull(connection, filter: PullFilter(modalities: ["MR"]))
        let found = try await pull.find(list("PAT-1\nPAT-1x\npat-1\n"))
        #expect(found.series.map(\.announcedInstances).sorted { ($0 ?? 0) < ($1 ?? 0) } == [4, 21])
        #expect(found.linesNotFound == [2, 3] && found.incompleteLists == 0)
        // Orthanc takes small letters for capitals; patient IDs are not that forgiving.
        #expect(found.unaskedStudies == 1)
        let progress = Mutex<[Int]>([])
        let summary = try await pull.retrieve(found, into: PullFolder(target.url.path)) { done, total in
            progress.withLock { $0.append(done * 1000 + total) }
        }
        #expect(summary.instances == 25 && summary.skipped == 0 && summary.failed == 0 && summary.studies == 1)
        #expect(summary.bytes == files.reduce(0) { $0 + $1.count })
        #expect(progress.withLock { $0 } == (1...25).map { $0 * 1000 + 25 })
        #expect(target.contents().images == Set(files))
        #expect(target.contents().others == [])
        let again = try await pull.retrieve(found, into: PullFolder(target.url.path))
        #expect(again.instances == 0 && again.skipped == 25 && again.bytes == 0)
    }

    @Test func `dates, descriptions and odd identifiers`() async throws {
        let server = try OrthancServer()
        try server.store(cohort().map(\.file))
        let connection = try connection(configuration(server))
        let dates = PullFilter(dates: StudyDates(from: "2021-01-01", to: "2021-12-31"))
        let late = try await StudyPull(connection, filter: dates).find(list("PAT-1\nPAT/2:B@C"))
        #expect(late.linesNotFound == [1] && late.series.map(\.announcedInstances) == [4])
        let described = PullFilter(description: DescriptionPattern("EP2D*"))
        let diffusion = try await StudyPull(connection, filter: described).find(list("PAT-1\nPAT/2:B@C"))
        #expect(diffusion.linesNotFound == [2] && diffusion.series.map(\.description) == ["ep2d_diff"])
        let studies = try PullList(Array("1.2.826.0.1.3680043.10.999.1\n1.2.3".utf8), of: .studies).questions
        let byStudy = try await StudyPull(connection, filter: PullFilter()).find(studies)
        #expect(byStudy.linesNotFound == [2] && byStudy.series.count == 3)
    }

    @Test func `a server that cuts its lists off is asked in another way`() async throws {
        var settings = OrthancServer.Settings()
        settings.findLimit = 5
        let server = try OrthancServer(settings)
        let files = SyntheticMR().series(of: 30).map(\.file)
        try server.store(files)
        let target = Target()
        let pull = StudyPull(try connection(configuration(server)), filter: PullFilter())
        let found = try await pull.find(list("PAT-1"))
        let summary = try await pull.retrieve(found, into: PullFolder(target.url.path))
        #expect(summary.instances == 30 && summary.isWhole)
        #expect(target.contents().images == Set(files))
    }

    @Test func `a wrong password and a wrong path are told apart`() async throws {
        let server = try OrthancServer()
        var wrong = try configuration(server)
        wrong.credentials = try .basic(line: "tester:wrong")
        let refused = try StudyPull(connection(wrong), filter: PullFilter())
        let error = await #expect(throws: PACSError.self) { _ = try await refused.find(list("PAT-1")) }
        #expect(error?.description.contains("HTTP 401") == true && error?.concernsAll == true)
        wrong = try configuration(server)
        wrong.address = server.root
        let lost = try StudyPull(connection(wrong), filter: PullFilter())
        let other = await #expect(throws: PACSError.self) { _ = try await lost.find(list("PAT-1")) }
        #expect(other?.description.contains("/dicom-web may be missing") == true, "\(String(describing: other))")
        wrong.address = server.root + "/dicom-webb"
        let astray = try StudyPull(connection(wrong), filter: PullFilter())
        let third = await #expect(throws: PACSError.self) { _ = try await astray.find(list("PAT-1")) }
        #expect(third?.description.contains("/dicom-web (Orthanc)") == true, "\(String(describing: third))")
    }

    @Test func `a server that stops in the middle loses nothing`() async throws {
        let server = try OrthancServer()
        let files = SyntheticMR().series(of: 40).map(\.file)
        try server.store(files)
        let target = Target()
        let pull = StudyPull(try connection(configuration(server)), filter: PullFilter())
        let found = try await pull.find(list("PAT-1"))
        let interruption = await #expect(throws: PullInterruption.self) {
            _ = try await pull.retrieve(found, into: PullFolder(target.url.path)) { done, _ in
                if done == 10 { server.stop() }
            }
        }
        #expect(interruption?.summary.instances == 10)
        #expect(interruption?.error.isTransient == true, "\(String(describing: interruption?.error))")
        #expect(target.contents().images.count == 10 && target.contents().others == [])
        try server.start()
        let summary = try await pull.retrieve(found, into: PullFolder(target.url.path))
        #expect(summary.instances == 30 && summary.skipped == 10)
        #expect(target.contents().images == Set(files))
    }

    @Test func `a folder belongs to one pull at a time, and leftovers are removed`() throws {
        let target = Target()
        let folder = try PullFolder(target.url.path)
        let error = #expect(throws: PACSError.self) { try PullFolder(target.url.path) }
        #expect(error?.description.contains("Another pull") == true)
        let series = try #require(UniqueIdentifier("1.2.3"))
        let path = try folder.prepare(series)
        try Data([1]).write(to: URL(fileURLWithPath: path + "/.aaaa.dcm.part"))
        try Data([1]).write(to: URL(fileURLWithPath: path + "/bbbb.dcm"))
        _ = try folder.prepare(series)
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["bbbb.dcm"])
    }

    @Test(.enabled(if: SharedData.url("data/sts-dicom-rtstruct") != nil))
    func `real images and structure sets come as they are`() async throws {
        let source = try #require(SharedData.url("data/sts-dicom-rtstruct/STS_008"))
        let names = FileManager.default.enumerator(atPath: source.path)?.compactMap { $0 as? String } ?? []
        let files = names.compactMap { try? Data(contentsOf: source.appendingPathComponent($0)) }
            .filter { $0.count > 132 && $0[128..<132] == Data("DICM".utf8) }
        try #require(files.count > 10)
        let server = try OrthancServer()
        try server.store(files)
        let target = Target()
        let pull = StudyPull(try connection(configuration(server)), filter: PullFilter())
        let found = try await pull.find(list("STS_008"))
        let summary = try await pull.retrieve(found, into: PullFolder(target.url.path))
        #expect(summary.isWhole)
        #expect(target.contents().images == Set(files))
    }
}
