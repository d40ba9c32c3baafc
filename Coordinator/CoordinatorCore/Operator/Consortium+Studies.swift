public import CanonicalEncoding
import FederatedAnalysis
import Rounds
public import Study

extension Consortium {
    /// Signs and publishes a study, and logs it.
    ///
    /// Publishing the same document again changes nothing.
    public func publish(_ document: StudyDocument) throws -> SignedStudy {
        if let reason = document.unsupported.first { throw CoordinatorError.unsupportedStudy(reason) }
        let signed = try SignedStudy(document, signedBy: signingKey)
        try store.transaction { transaction in
            guard try transaction.study(document.digest) == nil else { return }
            try transaction.insert(signed, digest: document.digest)
            _ = try transaction.keep(body: document.json.canonicalBytes, forSites: true)
            let event = LogEvent.studyPublished(
                study: document.digest,
                sponsorKey: signed.sponsorKey,
                signature: signed.signature
            )
            try transaction.append([event], time: time())
        }
        try projection.project(store)
        return signed
    }

    /// The published study that a name or the beginning of a digest means; the only one if nothing is named.
    public func study(named name: String?) throws -> SHA256Digest {
        let studies = try store.read { try $0.studies() }
        guard let name else {
            guard studies.count < 2 else { throw CoordinatorError.ambiguousStudy("none is named", studies.map(\.line)) }
            guard let only = studies.first else { throw CoordinatorError.unknownStudy("(no study is published)") }
            return only.digest
        }
        let byName = studies.filter { $0.signed.document.name == name }
        let matches = byName.isEmpty ? studies.filter { name.count >= 6 && $0.digest.hex.hasPrefix(name) } : byName
        guard let first = matches.first else { throw CoordinatorError.unknownStudy(name) }
        guard matches.count == 1 else { throw CoordinatorError.ambiguousStudy(name, matches.map(\.line)) }
        return first.digest
    }

    /// Opens the analysis of a study with the sites that have approved it, and its first round.
    ///
    /// The roster is fixed from here on. Opening again changes nothing.
    public func begin(_ study: SHA256Digest) throws -> [String] {
        let roster = try store.transaction { transaction in
            if let analysis = try transaction.analysis(of: study) { return analysis.state.value.sites }
            guard let stored = try transaction.study(study) else { throw CoordinatorError.unknownStudy(study.hex) }
            let document = stored.signed.document
            let admitted = Set(try transaction.sites().filter { $0.revoked == nil }.map(\.name))
            let approvals = try transaction.approvals(of: study).filter { admitted.contains($0.site) }
            let roster = approvals.map(\.site)
            let needed = max(document.rounds.quorum, document.privacy.minimumSites)
            guard roster.count >= needed else { throw CoordinatorError.tooFewApprovals(roster, needed: needed) }
            let programs = Dictionary(grouping: approvals, by: \.extractor).mapValues { $0.map(\.site) }
            guard programs.count == 1 else { throw CoordinatorError.differentExtractors(programs) }
            try transaction.open(document, study: study, roster: roster, time: time())
            return roster
        }
        try projection.project(store)
        return roster
    }
}

extension StoreTransaction {
    fileprivate func open(_ document: StudyDocument, study: SHA256Digest, roster: [String], time: Int) throws {
        let plan = AnalysisPlan(study: document)
        var analysis = StoredAnalysis(
            study: study,
            roster: roster,
            state: EncodedState(Federated.initialState(plan: plan, sites: roster)),
            closedRounds: 0
        )
        let manifest = RoundManifest(next: document, plan: plan, analysis: analysis, attempt: 1)
        analysis.manifest = manifest
        let opened = LogEvent.analysisOpened(study: study, roster: roster, state: analysis.state.digest)
        try append([opened, .roundOpened(manifest)], time: time)
        try setStatus(.running, of: study)
        try save(analysis)
    }
}

extension StoredStudy {
    /// Name, version and the beginning of the digest, to tell studies apart.
    var line: String { "\(signed.document.name) version \(signed.document.version) (\(digest.hex.prefix(12)))" }
}
