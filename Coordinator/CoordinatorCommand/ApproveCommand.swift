import ArgumentParser
import CanonicalEncoding
import CoordinatorCore
import Foundation
import Identity
import SharedCommand

struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Admits a hospital: issues its certificate and writes the grant to send back.",
        discussion: """
            Make sure by telephone that the request is from whom it says, by the fingerprint of its signing key. The grant \
            holds no secret and may go by e-mail.

            EXAMPLE
              coordinator approve request-utrecht.json --out grant-utrecht.json
            """
    )

    @OptionGroup var options: FolderOptions

    @Argument(help: "The request that `site-agent request` wrote.")
    var request: String

    @Option(name: .long, help: "Where to write the grant.")
    var out: String?

    func run() async throws {
        let bytes = try HandedFile.read(request, maximumBytes: EnrolmentRequest.maximumBytes)
        let enrolment: EnrolmentRequest
        do throws(JSONError) {
            enrolment = try EnrolmentRequest(parsing: bytes)
        } catch {
            throw CommandFailure(.badInput, "\(request) is not an enrolment request: \(error)")
        }
        let consortium = try options.consortium()
        let path = out ?? "grant-\(enrolment.site).json"
        // An approval replaces the site's certificate: without its grant the site would be shut out.
        try HandedFile.checkWritable(path)
        let grant = try consortium.approve(enrolment)
        try Data(grant.json.canonicalBytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        let key = SHA256Digest(hashing: enrolment.signingKey.bytes)
        switch options.format {
        case .json:
            print(
                JSONValue.object([
                    "site": .string(enrolment.site), "grant": .string(path),
                    "signing_key_fingerprint": .string(key.hex),
                ]).canonicalText
            )
        case .text:
            print(
                """
                \(enrolment.site) is admitted. Its signing key's fingerprint is

                  \(key.spoken)

                Send \(path) back; the hospital runs: site-agent import \(path)
                Tell it the root fingerprint by telephone: \(try consortium.rootCertificate.fingerprint.spoken)
                """
            )
        }
    }
}
