import CanonicalEncoding
import FederatedAnalysis
import Identity
import Rounds
import Study
import TransparencyLog

/// A real log made without network or disk: three sites with rows and keys, and a coordinator that may be told to lie.
struct RehearsedLog {
    /// What the coordinator does that it should not, or what goes wrong at the sites.
    struct Plot {
        /// The round whose sum has one number changed; everything after follows from the wrong sum.
        var wrongSumInRound: Int?

        /// The round that leads to a state nobody computed.
        var wrongStateInRound: Int?

        /// The round that asks for another step's name.
        var wrongStepInRound: Int?

        /// The result that is published has one number changed.
        var wrongResult = false

        /// The round that site c misses.
        var missedRound: Int?

        /// Sites send arbitrary words within the round's limits, chosen by this number.
        var noise: UInt64?

        /// The round whose first attempt only site a answers.
        var abandonedRound: Int?
    }

    static let origin = "consortium.example/rehearsal"
    static let siteNames = ["site-a", "site-b", "site-c"]

    let document: StudyDocument
    let signer: NoteSigner
    let siteKeys: [String: SigningKey]
    private(set) var entries: [LogEntry] = []
    private(set) var bodies: [SHA256Digest: [UInt8]] = [:]
    private let plan: AnalysisPlan
    private let plot: Plot
    private var roster = RehearsedLog.siteNames

    /// A log in which nothing goes wrong, made once.
    static let honest = Result { try RehearsedLog() }

    /// Runs the study to its end.
    init(_ plot: Plot = Plot()) throws {
        self.plot = plot
        document = try SmallStudy.document()
        plan = AnalysisPlan(study: document)
        signer = try NoteSigner(name: Self.origin)
        siteKeys = Dictionary(uniqueKeysWithValues: Self.siteNames.map { ($0, SigningKey()) })
        try prepare()
        try analyse()
    }

    private mutating func log(_ events: LogEvent...) {
        for event in events { entries.append(LogEntry(time: 1_800_000_000 + entries.count / 2, event: event)) }
    }

    private mutating func keep(_ body: [UInt8]) -> SHA256Digest {
        let digest = SHA256Digest(hashing: body)
        bodies[digest] = body
        return digest
    }

    private mutating func prepare() throws {
        let coordinator = SigningKey()
        log(
            .logOpened(
                origin: Self.origin,
                consortium: "rehearsal",
                rootCertificate: SHA256Digest(hashing: [1]),
                coordinatorKey: coordinator.verificationKey.bytes
            )
        )
        for site in Self.siteNames {
            log(
                .siteAdmitted(
                    site: site,
                    certificate: SHA256Digest(hashing: Array(site.utf8)),
                    signingKey: try key(site).verificationKey.bytes
                )
            )
        }
        let signed = try SignedStudy(document, signedBy: coordinator)
        let study = keep(document.json.canonicalBytes)
        log(.studyPublished(study: study, sponsorKey: signed.sponsorKey, signature: signed.signature))
        for site in Self.siteNames {
            log(.studyApproved(study: study, site: site, approval: try approval(by: site).json))
        }
    }

    /// The log's verifier key as an auditor is given it.
    var keyText: String { signer.verifier.text }

    func key(_ site: String) throws -> SigningKey {
        guard let key = siteKeys[site] else { throw JSONError(path: site, reason: "has no key") }
        return key
    }

    func approval(by site: String, extractor: SHA256Digest = SHA256Digest(hashing: [3])) throws -> SiteApproval {
        try SiteApproval(
            study: document.digest,
            site: site,
            policy: SHA256Digest(hashing: [2]),
            extractor: extractor,
            approvedAt: 1_800_000_000,
            signedBy: key(site)
        )
    }

    // MARK: Rounds

    private mutating func analyse() throws {
        var state = Federated.initialState(plan: plan, sites: Self.siteNames)
        var claimed = state.digest
        var previousSum: SHA256Digest?
        var round = 0
        log(.analysisOpened(study: document.digest, roster: roster, state: state.digest))
        while !state.isFinished {
            round += 1
            if round == plot.abandonedRound { try abandon(round, state, claimed, previousSum) }
            let attempt = round == plot.abandonedRound ? 2 : 1
            let manifest = self.manifest(round, attempt, state, claimed, previousSum)
            log(.roundOpened(manifest))
            let answering = round == plot.missedRound ? Array(roster.dropLast()) : roster
            let sent = try answer(manifest, state, by: answering)
            let sum = try sum(sent, in: round, of: state)
            state = Federated.advance(plan: plan, state: state, sum: sum)
            claimed = round == plot.wrongStateInRound ? SHA256Digest(hashing: [3]) : state.digest
            let digest = keep(sum.encoded)
            let missing = roster.filter { !answering.contains($0) }
            log(.roundClosed(manifest.identifier, sites: answering, missing: missing, sum: digest, nextState: claimed))
            roster = answering
            previousSum = digest
        }
        try finish(state, rounds: round)
    }

    private func manifest(
        _ round: Int,
        _ attempt: Int,
        _ state: AnalysisState,
        _ claimed: SHA256Digest,
        _ previousSum: SHA256Digest?
    ) -> RoundManifest {
        RoundManifest(
            identifier: RoundIdentifier(study: document.digest, round: round, attempt: attempt),
            step: round == plot.wrongStepInRound ? "class-squares-of-everybody" : state.stepName,
            state: claimed,
            previousSum: previousSum,
            aggregation: .plain,
            roster: roster,
            quorum: document.rounds.quorum,
            deadlineSeconds: document.rounds.deadlineSeconds,
            tensors: Federated.specification(of: state, plan: plan).map {
                RoundManifest.Tensor(name: $0.name, shape: $0.shape, limit: $0.limit)
            }
        )
    }

    private mutating func answer(
        _ manifest: RoundManifest,
        _ state: AnalysisState,
        by sites: [String]
    ) throws -> [[UInt8]] {
        var sent: [[UInt8]] = []
        for site in sites {
            guard let position = Self.siteNames.firstIndex(of: site) else { continue }
            let body = try body(of: position, manifest, state)
            let envelope = try ContributionEnvelope(answering: manifest, site: site, body: body, signedBy: key(site))
            _ = keep(body)
            log(.contributionAccepted(envelope))
            sent.append(body)
        }
        return sent
    }

    private func body(of position: Int, _ manifest: RoundManifest, _ state: AnalysisState) throws -> [UInt8] {
        if let noise = plot.noise {
            return try Self.noise(manifest, seed: noise &+ UInt64(manifest.identifier.round * 100 + position))
        }
        let cohort = Self.cohort(position)
        return try Federated.contribution(plan: plan, state: state, cohort: cohort, site: position).encoded()
    }

    /// Words of any size up to the limit, never negative where the step counts.
    private static func noise(_ manifest: RoundManifest, seed: UInt64) throws -> [UInt8] {
        var state = seed
        func next() -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64(bitPattern: state >> 1)
        }
        let tensors = manifest.tensors.map { tensor in
            let isCount = tensor.limit == 1 << 31
            let words = (0..<tensor.shape.reduce(1, *)).map { _ in
                let word = (next() >> (next() % 63)) % (tensor.limit + 1)
                return !isCount && next() % 2 == 0 ? -word : word
            }
            return TensorFile.Tensor(name: tensor.name, shape: tensor.shape, words: words)
        }
        return try TensorFile(tensors).bytes
    }

    private func sum(_ sent: [[UInt8]], in round: Int, of state: AnalysisState) throws -> Aggregate {
        let specification = Federated.specification(of: state, plan: plan)
        let sum = try Aggregate(summing: sent, matching: specification)
        guard round == plot.wrongSumInRound else { return sum }
        let file = try TensorFile(bytes: sum.encoded, maximumBytes: sum.encoded.count)
        let changed = file.tensors.enumerated().map { position, tensor in
            var words = tensor.words
            if position == 0 { words[words.count - 1] += 1 }
            return TensorFile.Tensor(name: tensor.name, shape: tensor.shape, words: words)
        }
        return try Aggregate(
            published: TensorFile(changed).bytes,
            contributions: sent.count,
            matching: specification
        )
    }

    private mutating func abandon(
        _ round: Int,
        _ state: AnalysisState,
        _ claimed: SHA256Digest,
        _ previousSum: SHA256Digest?
    ) throws {
        let manifest = self.manifest(round, 1, state, claimed, previousSum)
        log(.roundOpened(manifest))
        _ = try answer(manifest, state, by: ["site-a"])
        log(.roundAbandoned(manifest.identifier, answered: ["site-a"], reason: "1 of the 2 sites needed had answered"))
    }

    private mutating func finish(_ state: AnalysisState, rounds: Int) throws {
        guard let result = state.result else { return }
        var json = result.json
        if plot.wrongResult, case .object(var fields) = json {
            fields["cohort"] = .null
            json = .object(fields)
        }
        let digest = keep(json.canonicalBytes)
        log(.analysisFinished(study: document.digest, rounds: rounds, state: state.digest, result: digest))
    }

    // MARK: Editing

    /// Changes the log's entries as only the holder of the log's key can.
    func edited(_ edit: (inout [LogEntry], inout [SHA256Digest: [UInt8]]) throws -> Void) rethrows -> RehearsedLog {
        var copy = self
        try edit(&copy.entries, &copy.bodies)
        return copy
    }

    /// The folder, grown in steps of a few entries and signed.
    func folder(step: Int = 20) throws -> MemoryFolder {
        try folder(leaves: entries.map(\.bytes), step: step)
    }

    /// A folder with these leaves, whatever they are.
    func folder(leaves: [[UInt8]], step: Int = 20) throws -> MemoryFolder {
        var folder = MemoryFolder(files: ["key": Array("\(signer.verifier.text)\n".utf8)])
        var edge = LogEdge()
        for start in stride(from: 0, to: max(1, leaves.count), by: step) {
            let growth = try edge.append(Array(leaves.dropFirst(start).prefix(step)), signedBy: signer)
            for file in growth.files { folder.files[file.path] = file.bytes }
        }
        for (digest, body) in bodies { folder.files["body/\(digest.hex.prefix(2))/\(digest.hex)"] = body }
        return folder
    }

    // MARK: Rows

    /// Eight patients a site with one or two lesions; the mean tells the outcome, but not always.
    private static func cohort(_ site: Int) -> LocalCohort {
        var rows: [LocalRow] = []
        for patient in 0..<8 {
            for lesion in 0...(patient % 2) {
                let number = 31 * site + 7 * patient + 3 * lesion
                let isHigh = (patient + lesion) % 2 == 0
                let noise = Double(number * number % 17)
                let values = [100 + noise + (isHigh ? 9 : 0), Double(number * 37 % 23) + 0.5]
                rows.append(
                    LocalRow(
                        patient: patient,
                        isHigh: isHigh,
                        shuffleKey: UInt64(site * 8 + patient) &* 0x9E37_79B9_7F4A_7C15,
                        values: [values]
                    )
                )
            }
        }
        return LocalCohort(rows: rows, listed: rows.count)
    }
}
