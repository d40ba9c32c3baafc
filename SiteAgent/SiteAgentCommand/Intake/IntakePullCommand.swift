import ArgumentParser
import CanonicalEncoding
import Foundation
import SharedCommand
import SiteTransport

struct IntakePullCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull",
        abstract: "Retrieve studies from the hospital's PACS by DICOMweb.",
        discussion: """
            Asks the PACS for the studies of a list of patients, one patient ID on each line, and retrieves their images \
            as they are stored. Nothing is sent anywhere else, and no site folder is needed. Run it again after an \
            interruption: images that are there are not retrieved again. Documentation/pacs.md explains what the PACS \
            administrator has to prepare.

            Names of files and messages never have a patient or a UID in them; patients who are not found are told by \
            their line. The program ends with 1 if somebody was not found or an image could not be retrieved.

            A password on the command line could be read by everybody on this machine: put user:password into a file of \
            yours, or into a variable of the environment.

            EXAMPLES
              site-agent intake pull --pacs https://pacs.example/dicom-web \\
                --login-file pacs-login --patients patients.csv --dry-run
              site-agent intake pull --pacs https://pacs.example/dicom-web \\
                --login-file pacs-login --patients patients.csv --into images \\
                --modality MR --modality SEG --from 2015-01-01
            """
    )

    @Option(help: ArgumentHelp("The address of the PACS's DICOMweb service.", valueName: "address"))
    var pacs: String

    @Option(help: "A list with one patient ID on each line.", completion: .file())
    var patients: String?

    @Option(help: "A list with one study instance UID on each line.", completion: .file())
    var studyUids: String?

    @Option(help: ArgumentHelp("Where the images go.", valueName: "folder"), completion: .directory)
    var into: String?

    @OptionGroup(title: "Which studies") var choice: PullChoiceOptions

    @OptionGroup(title: "How the PACS is reached") var access: PACSAccessOptions

    @Flag(help: "Show what there is, and retrieve nothing.")
    var dryRun = false

    @Option(help: "How the result is printed: text or json.")
    var format = OutputFormat.text

    func validate() throws {
        guard (patients == nil) != (studyUids == nil) else {
            throw ValidationError("Name a list of patients with --patients, or of studies with --study-uids.")
        }
        guard dryRun || into != nil else { throw ValidationError("Say with --into where the images go.") }
    }

    func run() async throws {
        let filter = choice.filter
        let list = try pullList()
        let connection = try access.connection(to: pacs)
        let outcome = try await StopSignals.end {
            do {
                return try await pull(list, connection, filter)
            } catch let interruption as PullInterruption {
                throw PullPage.failure(interruption)
            } catch let error as PACSError {
                throw CommandFailure(ExitStatus(error), error.description)
            }
        }
        print(format == .json ? outcome.page.json.canonicalText : outcome.page.text)
        if !outcome.isWhole { throw ExitCode.finding }
    }

    private func pullList() throws -> PullList {
        let path = patients ?? studyUids ?? ""
        let name = URL(fileURLWithPath: path).lastPathComponent
        guard let handle = FileHandle(forReadingAtPath: path),
            let bytes = try? handle.read(upToCount: PullList.maximumBytes + 1) ?? Data()
        else {
            throw CommandFailure(.badInput, "The list \(path) cannot be read. Check that it exists and is readable.")
        }
        do {
            return try PullList([UInt8](bytes), of: patients == nil ? .studies : .patients)
        } catch {
            throw CommandFailure(.badInput, "\(name): \(error.description).")
        }
    }

    private func pull(
        _ list: PullList,
        _ connection: PACSConnection,
        _ filter: PullFilter
    ) async throws -> (page: PullPage, isWhole: Bool) {
        let folder = try dryRun ? nil : PullFolder(into ?? "")
        let pull = StudyPull(connection, filter: filter)
        let things = patients == nil ? "studies" : "patients"
        let asking = ProgressDisplay(label: "Asking", unit: things)
        let found = try await pull.find(list.questions) { asking.show($0, of: list.questions.count) }
        guard let folder else {
            let summary = PullSummary(found)
            return (PullPage(summary, things: things, content: .found(found)), summary.isWhole)
        }
        let retrieving = ProgressDisplay(label: "Retrieving", unit: "images")
        let summary = try await pull.retrieve(found, into: folder) { retrieving.show($0, of: $1) }
        return (PullPage(summary, things: things, content: .retrieved), summary.isWhole)
    }
}
