import ArgumentParser
import Foundation
import SharedCommand
import SiteTransport

/// How a PACS is reached, and who asks it.
struct PACSAccessOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file with one line user:password.", valueName: "file"), completion: .file())
    var loginFile: String?

    @Option(help: ArgumentHelp("A variable of the environment with user:password.", valueName: "name"))
    var loginVariable: String?

    @Option(help: ArgumentHelp("A file with one line, a bearer token.", valueName: "file"), completion: .file())
    var tokenFile: String?

    @Option(
        help: ArgumentHelp(
            "A file with the certificates of the authorities (PEM) to trust instead of this machine's.",
            valueName: "file"
        ),
        completion: .file()
    )
    var ca: String?

    @Option(help: ArgumentHelp("A client certificate (PEM), if the PACS wants one.", valueName: "file"))
    var certificate: String?

    @Option(help: ArgumentHelp("The key of the client certificate (PEM).", valueName: "file"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "A proxy; without it https_proxy, http_proxy and no_proxy are followed. An empty one is none.",
            valueName: "address"
        )
    )
    var proxy: String?

    @Flag(help: "Accept an address with http: whoever is on the way can read images, patient IDs and the password.")
    var allowPlainHttp = false

    func validate() throws {
        guard [loginFile, loginVariable, tokenFile].compactMap(\.self).count <= 1 else {
            throw ValidationError("Give one of --login-file, --login-variable and --token-file.")
        }
        guard (certificate == nil) == (key == nil) else {
            throw ValidationError("--certificate and --key belong together.")
        }
        guard proxy?.contains("@") != true else {
            throw ValidationError("A proxy's password belongs into https_proxy in the environment, not here.")
        }
    }

    /// A connection; says on standard error what a person should know of it.
    func connection(to address: String) throws -> PACSConnection {
        var configuration = PACSConfiguration(address: address)
        configuration.allowsPlainHTTP = allowPlainHttp
        (configuration.authority, configuration.certificate, configuration.key) = (ca, certificate, key)
        configuration.proxy = proxy
        configuration.credentials = try credentials()
        do {
            let connection = try PACSConnection(configuration) { Console.say("\($0)") }
            if connection.isReadableOnTheWay {
                note(
                    "The connection to the PACS is plain http: whoever is on the way can read images, patient IDs and "
                        + "the password."
                )
            }
            return connection
        } catch {
            throw CommandFailure(ExitStatus(error), error.description)
        }
    }

    private func credentials() throws -> PACSCredentials {
        do {
            if let loginFile { return try .basic(line: secret(in: loginFile)) }
            if let tokenFile { return try .bearer(line: secret(in: tokenFile)) }
            guard let loginVariable else { return .none }
            guard let line = ProcessInfo.processInfo.environment[loginVariable] else {
                throw CommandFailure(.badInput, "There is no variable \(loginVariable) in the environment.")
            }
            return try .basic(line: line)
        } catch let defect as PACSCredentials.Defect {
            switch defect {
            case .noColon: throw CommandFailure(.badInput, "A login must be one line user:password; there is no colon.")
            case .notOneLine: throw CommandFailure(.badInput, "A login or token must be exactly one line of text.")
            case .notAToken: throw CommandFailure(.badInput, "A token must not have blanks or special characters.")
            }
        }
    }

    private func secret(in path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: 32 << 10) ?? Data(),
            let text = String(validating: data, as: UTF8.self)
        else { throw CommandFailure(.badInput, "The file \(path) cannot be read as text.") }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        if let mode = attributes?[.posixPermissions] as? Int, mode & 0o077 != 0 {
            note("Others may read \(path): run chmod 600 on it.")
        }
        return text
    }

    private func note(_ text: String) { Console.say(Console.emphasised("Note: ", .yellow) + text) }
}

extension ExitStatus {
    /// How a program ends for want of a PACS.
    init(_ error: PACSError) {
        switch error {
        case .misconfigured: self = .badInput
        case .notStored: self = .fault
        default: self = .unreachable
        }
    }
}
