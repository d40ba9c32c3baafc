public import ArgumentParser
import CanonicalEncoding
import DICOM
import Foundation
import SharedCommand
import SiteAgentCore
import YAMLDocuments

struct FeaturesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "features",
        abstract: "Compute radiomic features of any images and masks, without a study.",
        discussion: """
            Images are NIfTI or NRRD files, compressed or not, DICOM files, or folders with the DICOM files of one \
            series. Masks are NIfTI, NRRD, DICOM SEG or RTSTRUCT files. A table (CSV) names many of them in the columns \
            image, mask and, if wanted, label; its other columns are handed on to the result:

              patient,image,mask
              P001,P001/t2.nii.gz,P001/lesion.nii.gz

            Features follow the IBSI standard, or PyRadiomics 3.0.1 with --profile pyradiomics, whose parameter files are \
            read as they are. A case that cannot be used is told in its row and stops nothing; the program then ends \
            with 1. Documentation/features.md explains settings and results.

            EXAMPLES
              site-agent features t2.nii.gz lesion.nii.gz
              site-agent features --cases cases.csv --output features.csv
              site-agent features --cases cases.csv --settings Params.yaml --output features.csv
              site-agent features --self-test
            """
    )

    /// How a result is printed.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text
        case csv
        case json
    }

    @Argument(help: "The image.", completion: .file())
    var image: String?

    @Argument(help: "The mask, on the image's grid.", completion: .file())
    var mask: String?

    @Option(help: "Which label of the mask is meant, by number or name; needed if it has several.")
    var label: String?

    @Option(help: "A table of images and masks.", completion: .file(extensions: ["csv"]))
    var cases: String?

    @Option(help: "Whose definitions and names; ibsi unless told.")
    var profile: ExtractionProfile?

    @Option(
        help: "A settings file, or a parameter file of PyRadiomics.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var settings: String?

    @Option(help: "How IBSI's features are called.")
    var names = FeatureName.Style.tag

    @Option(help: "Where the result goes; standard output unless told.", completion: .file())
    var output: String?

    @Flag(help: "Replace the output file if there is one.")
    var overwrite = false

    @Option(help: "How the result is printed; text is for one case.")
    var format: Form?

    @Option(help: "How many cases are worked on at once; as many as there are cores unless told.")
    var workers: Int?

    @Flag(help: "Compute the features of IBSI's digital phantom and compare them with the published values.")
    var selfTest = false

    func validate() throws {
        if selfTest {
            guard image == nil, cases == nil else { throw ValidationError("--self-test needs no image and no table.") }
            return
        }
        if cases != nil {
            guard image == nil else { throw ValidationError("Name an image with its mask, or a table with --cases.") }
            guard label == nil else { throw ValidationError("With a table, write labels into its column label.") }
            guard format != .text else { throw ValidationError("A table of cases is written as csv or json.") }
        } else if image == nil || mask == nil {
            throw ValidationError("Name an image and its mask, or a table with --cases.")
        }
        if let label, LabelChoice(cell: label) == nil {
            throw ValidationError("A label is a whole number above 0, or the name of a segment or region.")
        }
        if let workers, !(1...1024).contains(workers) { throw ValidationError("Workers are 1 to 1024.") }
        if format == .text, output != nil { throw ValidationError("A file is written as csv or json.") }
    }

    func run() async throws {
        guard !selfTest else { return try SelfTestPage(isJSON: format == .json).show() }
        let table = try caseTable()
        let settings = try extractionSettings()
        if case .pyRadiomics = settings, names == .code {
            throw CommandFailure(.usage, "PyRadiomics' features have no IBSI codes as names. Leave --names out.")
        }
        let batch = try FeatureBatch(
            table,
            settings: settings,
            workers: workers ?? ProcessInfo.processInfo.activeProcessorCount,
            reader: .besideThisProgram
        )
        let isSingle = cases == nil
        if isSingle, output == nil, format == nil || format == .text { return try await showOne(batch) }
        let file = try outputFile()
        let failed = try await StopSignals.end { try await write(batch, of: table, to: file) }
        if let file { Console.say("Written: \(file.lastPathComponent), \(table.cases.count) cases, \(failed) failed.") }
        if failed > 0 { throw ExitCode.finding }
    }

    // MARK: Input

    private func caseTable() throws -> CaseTable {
        guard let cases else {
            let item = CaseTable.Case(
                line: 1,
                image: URL(fileURLWithPath: image ?? ""),
                mask: URL(fileURLWithPath: mask ?? ""),
                label: label.flatMap { LabelChoice(cell: $0) },
                cells: [image ?? "", mask ?? ""]
            )
            return CaseTable(columns: ["image", "mask"], cases: [item])
        }
        let file = URL(fileURLWithPath: cases)
        guard let bytes = try? Data(contentsOf: file) else {
            throw CommandFailure(.badInput, "The table \(cases) cannot be read. Check that it exists and is readable.")
        }
        do {
            return try CaseTable([UInt8](bytes), folder: file.deletingLastPathComponent())
        } catch {
            let lines = error.problems.prefix(20).map { "\(file.lastPathComponent): \($0)" }
            let more = error.problems.count > 20 ? ["and \(error.problems.count - 20) more problems"] : []
            throw CommandFailure(.badInput, (lines + more).joined(separator: "\n"))
        }
    }

    private func extractionSettings() throws -> ExtractionSettings {
        guard let settings else { return (profile ?? .ibsi).settings }
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: settings)),
            let text = String(validating: bytes, as: UTF8.self)
        else {
            throw CommandFailure(.badInput, "The settings file \(settings) cannot be read as text.")
        }
        do {
            let name = URL(fileURLWithPath: settings).lastPathComponent
            return try ExtractionSettings(yaml: text, file: name, profile: profile)
        } catch {
            throw CommandFailure(.badInput, error.description)
        }
    }

    private func outputFile() throws -> URL? {
        guard let output else { return nil }
        let file = URL(fileURLWithPath: output)
        let inputs = [cases, settings, image, mask].compactMap(\.self).map { Self.resolved(URL(fileURLWithPath: $0)) }
        guard !inputs.contains(Self.resolved(file)) else {
            throw CommandFailure(.badInput, "\(output) is read as input and is never replaced. Name another file.")
        }
        guard overwrite || !FileManager.default.fileExists(atPath: file.path) else {
            throw CommandFailure(
                .badInput,
                "\(output) is there already. Name another file, or replace it with --overwrite."
            )
        }
        return file
    }

    private static func resolved(_ file: URL) -> String { file.resolvingSymlinksInPath().standardizedFileURL.path }

    // MARK: Results

    /// Writes what comes of all cases, and says of how many nothing came.
    private func write(_ batch: FeatureBatch, of table: CaseTable, to file: URL?) async throws -> Int {
        let writer = try FeatureTableWriter(
            to: file,
            form: format == .json ? .json : .csv,
            style: names,
            columns: table.columns
        )
        let display = ProgressDisplay(label: "Extracting", unit: "cases")
        var failed = 0
        try await batch.run(
            onProgress: { display.show($0, of: table.cases.count) },
            receive: { item, features in
                if case .failure = features.result { failed += 1 }
                try writer.add(item, features)
            }
        )
        try writer.finish()
        return failed
    }

    private func showOne(_ batch: FeatureBatch) async throws {
        switch try await StopSignals.end({ try await batch.first() })?.result {
        case .success(let success):
            print(FeaturePage(success, names: names).text)
            for warning in success.account.warnings { Console.say(Console.emphasised("Note: ", .yellow) + warning) }
        case .failure(let failure): throw CommandFailure(.badInput, "No features: \(failure.description).")
        case nil: throw CommandFailure(.fault, "No result.")
        }
    }
}

extension ExtractionProfile: ExpressibleByArgument {}

extension FeatureName.Style: ExpressibleByArgument {}
