import ArgumentParser
import CanonicalEncoding
import CoordinatorCore
import Foundation
import Identity
import SharedCommand
import TransparencyLog

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a new consortium: keys, certificate authority, database and log.",
        discussion: """
            Run once. Tell the fingerprint that it prints to the hospitals by telephone: it is what they compare before they \
            trust anything else.

            EXAMPLE
              coordinator init --name "Liver consortium" --host coordinator.example.org --port 8443
            """
    )

    @OptionGroup var options: FolderOptions

    @Option(name: .long, help: "The consortium's name, as certificates carry it.")
    var name: String

    @Option(name: .long, help: "A name or address under which sites call; repeat for more. The first one is the URL's.")
    var host: [String] = ["localhost", "127.0.0.1"]

    @Option(name: .long, help: "The port to listen on.")
    var port = 8443

    @Option(name: .long, help: "The log's origin; a name that stays for ever. Made from host and name if left out.")
    var origin: String?

    func validate() throws {
        guard !name.trimmingCharacters(in: .whitespaces).isEmpty, name.utf8.count <= 64 else {
            throw ValidationError("--name must have 1 to 64 bytes.")
        }
        guard (1...65_535).contains(port) else { throw ValidationError("--port must be from 1 to 65535.") }
    }

    func run() async throws {
        let slug = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let settings = ConsortiumSettings(
            consortium: name,
            hostNames: host,
            port: port,
            origin: origin ?? "\(host.first ?? "localhost")/\(String(slug))"
        )
        try Consortium.initialise(
            options.coordinatorFolder,
            settings: settings,
            time: Int(Date().timeIntervalSince1970)
        )
        let consortium = try options.consortium()
        let root = try consortium.rootCertificate
        switch options.format {
        case .json:
            print(
                JSONValue.object([
                    "consortium": .string(name), "folder": .string(options.folder), "url": .string(settings.url),
                    "root_fingerprint": .string(root.fingerprint.hex),
                    "log_key": .string(consortium.logVerifier.text),
                ]).canonicalText
            )
        case .text:
            print(
                """
                The consortium "\(name)" is ready in \(options.folder); sites will call \(settings.url).

                Root certificate fingerprint, to be told by telephone:

                  \(root.fingerprint.spoken)

                Log key, to be published:

                  \(consortium.logVerifier.text)

                Back up \(options.folder)/keys now, to a place that only you can open.
                Next: coordinator approve REQUEST.json for each hospital, and coordinator start.
                """
            )
        }
    }
}
