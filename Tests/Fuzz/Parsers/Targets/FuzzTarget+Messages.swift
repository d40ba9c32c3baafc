import CanonicalEncoding
import FederatedAnalysis
import Identity
import Rounds
import SiteAgentCore
import Study

extension FuzzTarget {
    static let messages = FuzzTarget("messages", words: MessageSeeds.words, seeds: MessageSeeds.messages) { bytes in
        guard let json = try? JSONValue(parsing: bytes, maximumBytes: 1 << 20) else { return }
        let manifest = readBack(RoundManifest.self, json)
        mustHold((manifest?.maximumBodyBytes ?? 0) >= 0, "a body has a bound")
        for type in types { check(type, json) }
        if let study = try? SignedStudy(json: json) { _ = study.isValid }
    }

    /// Every message and stored document that is read as JSON.
    private static let types: [any (JSONRepresentable & Equatable).Type] = [
        RoundOffer.self, LogEntry.self, Refusal.self, ContributionReceipt.self, ContributionEnvelope.self,
        StudyOffer.self, StudyDocument.self, SitePolicy.self, SignedStudy.self, SiteApproval.self, AnalysisState.self,
        AnalysisResult.self, SignaturePlan.self, ExtractionSummary.self, SiteSettings.self,
    ]

    private static func check(_ type: (some JSONRepresentable & Equatable).Type, _ json: JSONValue) {
        _ = readBack(type, json)
    }

    private static func readBack<Message: JSONRepresentable & Equatable>(
        _ type: Message.Type,
        _ json: JSONValue
    ) -> Message? {
        guard let message = try? Message(json: json) else { return nil }
        mustHold((try? Message(json: message.json)) == message, "a message is read back from its JSON")
        return message
    }

    static let certificates = FuzzTarget(
        "certificates",
        words: ["-----BEGIN CERTIFICATE-----\n", "-----END CERTIFICATE-----\n", "intramural:site:", "0\u{82}"],
        seeds: MessageSeeds.certificates
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        if let peer = try? PeerCertificate(der: bytes) { mustHold(!peer.site.isEmpty, "a site has a name") }
        _ = try? PeerCertificate(pem: text)
        _ = try? RootCertificate(pem: text)
        _ = try? SigningKey(pem: text)
        _ = try? EnrolmentRequest(parsing: bytes)
        _ = try? EnrolmentGrant(parsing: bytes)
    }
}
