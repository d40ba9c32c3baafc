import DICOM
import Foundation

/// Reads damaged copies of real files, header and image, through real child processes; `make fuzz-dicom` runs it.
///
/// Prints what became of them. Each input at which a reader stopped is kept in a folder.
@main
struct DICOMReaderCampaign {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 6, let runs = Int(arguments[3]), let seed = UInt64(arguments[4]) else {
            print("usage: DICOMReaderCampaign DICOM-READER CORPUS RUNS SEED FOLDER-FOR-FINDINGS")
            exit(2)
        }
        let corpus = try Corpus(folder: URL(fileURLWithPath: arguments[2]))
        guard !corpus.groups.isEmpty else {
            print("there are no DICOM files below \(arguments[2])")
            exit(2)
        }
        print("\(corpus.groups.joined().count) files, \(runs) damaged copies, seed \(seed)")
        let findings = URL(fileURLWithPath: arguments[5])
        try FileManager.default.createDirectory(at: findings, withIntermediateDirectories: true)
        let tally = Tally(findings: findings)
        let start = ContinuousClock.now
        // The readers are gone, and their memory known, when this returns.
        readCopies(with: DICOMReader(program: URL(fileURLWithPath: arguments[1])), corpus, runs, seed, tally)
        exit(tally.report(wall: ContinuousClock.now - start) ? 0 : 1)
    }

    /// Half of the copies on each of two threads.
    private static func readCopies(
        with reader: consuming DICOMReader,
        _ corpus: Corpus,
        _ runs: Int,
        _ seed: UInt64,
        _ tally: Tally
    ) {
        let reader = reader
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            for number in stride(from: part, to: runs, by: 2) {
                // A copy can be made again from the seed and its number alone.
                var mutation = Mutation(corpus: corpus, seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
                let damaged = mutation.file()
                for (kind, read) in [("header", reader.header(in:)), ("image", reader.image(in:))] {
                    tally.time(damaged, kind, number) { () throws(DICOMError) in _ = try read(damaged) }
                }
            }
        }
    }
}
