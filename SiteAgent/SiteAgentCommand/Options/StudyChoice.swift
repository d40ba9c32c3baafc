import CanonicalEncoding
import Rounds
import SiteAgentCore
import Study

/// Finds the study that an argument means: a name, eight or more digits of a digest, or nothing where there is just one.
enum StudyChoice {
    /// Among the studies that this folder knows.
    static func local(
        _ text: String?,
        in store: SiteStore,
        among isEligible: (SiteOverview) -> Bool = { _ in true }
    )
        throws -> SiteOverview
    {
        let candidates = try SiteOverview.all(in: store).filter { text.map($0.isNamed) ?? isEligible($0) }
        let newest = candidates.max { $0.document.version < $1.document.version }
        guard let newest else {
            throw SiteError(
                .badInput,
                text == nil ? "There is no study to work on." : "This folder knows no such study.",
                remedy: "`site-agent study list` shows what there is; review and approve one first."
            )
        }
        guard Set(candidates.map(\.document.name)).count == 1 else { throw ambiguous(candidates.map(\.document.name)) }
        return newest
    }

    /// Among the studies that were approved here: one that goes on, or else one that is finished.
    static func toTakePartIn(_ text: String?, in store: SiteStore) throws -> SiteOverview {
        let approved = try SiteOverview.all(in: store).filter { $0.approvedAt != nil }
        let areAllFinished = approved.allSatisfy { $0.status == .finished }
        return try local(text, in: store) { $0.approvedAt != nil && (areAllFinished || $0.status != .finished) }
    }

    /// Among the studies that the coordinator has published.
    static func published(_ text: String?, by agent: SiteAgent) async throws -> SHA256Digest {
        let candidates = try await agent.publishedStudies().filter { offer in
            guard let text else { return true }
            return offer.name == text || (text.count >= 8 && offer.study.hex.hasPrefix(text.lowercased()))
        }
        guard let newest = candidates.max(by: { $0.version < $1.version }) else {
            throw SiteError(
                .badInput,
                text == nil
                    ? "The coordinator has published no study." : "The coordinator has published no such study.",
                remedy: "`site-agent study list` shows what there is."
            )
        }
        guard Set(candidates.map(\.name)).count == 1 else { throw ambiguous(candidates.map(\.name)) }
        return newest.study
    }

    private static func ambiguous(_ names: [String]) -> SiteError {
        SiteError(
            .badInput,
            "There are several studies: \(Set(names).sorted().joined(separator: ", ")).",
            remedy: "Name the one you mean."
        )
    }
}
