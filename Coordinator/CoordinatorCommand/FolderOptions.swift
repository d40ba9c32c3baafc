import ArgumentParser
import CoordinatorCore
import Foundation
import SharedCommand

/// Where the coordinator's folder is, and how results are printed.
struct FolderOptions: ParsableArguments {
    @Option(name: .long, help: "The coordinator's folder.")
    var folder = "intramural-coordinator"

    @Option(name: .long, help: "How to print the result: text or json.")
    var format = OutputFormat.text

    var coordinatorFolder: CoordinatorFolder { CoordinatorFolder(URL(fileURLWithPath: folder)) }

    func consortium() throws -> Consortium { try Consortium(coordinatorFolder) }
}
