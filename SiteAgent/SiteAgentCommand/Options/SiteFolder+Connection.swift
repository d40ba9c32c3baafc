import Foundation
import Identity
import SharedCommand
import SiteAgentCore
import SiteTransport

extension SiteFolder {
    /// The way to the coordinator.
    func link(retry: RetryPolicy) throws -> SecureCoordinatorLink {
        let settings = try loadSettings()
        guard let membership = settings.membership else {
            throw SiteError(
                .refused,
                "This site has not been admitted to a consortium yet.",
                remedy: "Send request.json to the coordinator, then run `site-agent import grant.json`."
            )
        }
        let configuration = TransportConfiguration(
            coordinator: membership.coordinator,
            rootCertificate: rootCertificate.path,
            certificate: certificate.path,
            key: transportKey.path,
            proxy: settings.proxy
        )
        do {
            return SecureCoordinatorLink(
                try CoordinatorConnection(configuration: configuration, retry: retry) { Console.say("\($0)") }
            )
        } catch {
            throw SiteError(.badInput, "\(error)", remedy: "Run `site-agent doctor` to see what is wrong.")
        }
    }

    /// An agent on this folder.
    func agent(retry: RetryPolicy) throws -> SiteAgent {
        SiteAgent(
            folder: self,
            identity: try loadIdentity(),
            store: try SiteStore(at: database),
            link: try link(retry: retry),
            unixTime: { currentUnixTime() }
        )
    }
}
