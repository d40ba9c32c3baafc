import ArgumentParser
import CanonicalEncoding
import Foundation
import SharedCommand
import SiteAgentCore

/// Options of every command.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The site's folder.", valueName: "path"))
    var folder = CommonOptions.standardFolder

    /// Where a site's folder is unless told.
    static let standardFolder = "intramural-site"

    @Option(help: "How the result is printed: text or json.")
    var format = OutputFormat.text

    /// `--folder` as it was given, for a command to copy; nothing where it need not be.
    var folderArgument: String { folder == Self.standardFolder ? "" : " --folder \(folder)" }

    /// The folder that is meant.
    var siteFolder: SiteFolder { SiteFolder(URL(fileURLWithPath: folder)) }

    /// Prints a result in the form that was asked for.
    func show(_ json: JSONValue, text: () -> [String]) {
        switch format {
        case .json: print(json.canonicalText)
        case .text: for line in text() { print(line) }
        }
    }
}

/// The time of day in seconds since 1970.
func currentUnixTime() -> Int { Int(Date().timeIntervalSince1970) }
