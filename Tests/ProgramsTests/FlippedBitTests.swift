import Foundation
import Testing

/// A log of the real coordinator in the hands of the real auditor.
///
/// `AuditTests` tries hundreds of bits.
@Suite struct FlippedBitTests {
    @Test func `a flipped bit in a copy of the log is found, and its file named`() async throws {
        let consortium = try await RunningConsortium()
        let folder = consortium.folder
        for site in consortium.sites { try await consortium.enrol(site) }
        try folder.write(Rehearsal.study(), to: "study.yaml")
        try await consortium.coordinator("study", "publish", "study.yaml")
        let copy = folder.url.appendingPathComponent("log-copy")
        try FileManager.default.copyItem(at: folder.url.appendingPathComponent("coordinator/log"), to: copy)
        let verify = ["verify", "log-copy", "--key", consortium.logKey]
        try await BuiltProgram.auditor.succeed(verify, in: folder)

        let paths = try FileManager.default.subpathsOfDirectory(atPath: copy.path).filter {
            !$0.hasPrefix("key")
                && (try? copy.appendingPathComponent($0).resourceValues(forKeys: [.isRegularFileKey]))?
                    .isRegularFile == true
        }
        #expect(paths.contains("checkpoint"))
        #expect(paths.contains { $0.hasPrefix("tile/entries/") })
        #expect(paths.contains { $0.hasPrefix("body/") })
        for path in paths {
            let file = copy.appendingPathComponent(path)
            let whole = try Data(contentsOf: file)
            // The middle of a file that has a middle: never in the slack of a base64 text.
            var flipped = whole
            flipped[whole.count / 2] ^= 1
            try flipped.write(to: file)
            let said = try await BuiltProgram.auditor.run(verify, in: folder)
            #expect(said.status == 1, "\(path)")
            #expect(said.output.contains("REJECTED"), "\(path)")
            #expect(said.output.contains(path), "\(path): \(said.output)")
            try whole.write(to: file)
        }
        try await BuiltProgram.auditor.succeed(verify, in: folder)
    }
}
