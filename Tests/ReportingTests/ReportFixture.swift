import CanonicalEncoding
import FederatedAnalysis
import Reporting
import Statistics

/// A report as a consortium of four hospitals would make it, on simulated lesions.
enum ReportFixture {
    static let effects: [(series: String, effect: Double)] = [
        ("dwi_b0", 0.5), ("dwi_b10", 0.1), ("dwi_b200", 1.0), ("dwi_b800", 0.6), ("adc", 0.8), ("t2w_te75", 0.45),
        ("t2w_te300", 0.2),
    ]

    static let digest = SHA256Digest(hashing: Array("a study".utf8))

    static func model(suppressBelow: Int = 5) throws -> ReportModel {
        ReportModel(try result(suppressBelow: suppressBelow), context(suppressBelow: suppressBelow))
    }

    static func result(
        suppressBelow: Int = 5,
        of cohort: SimulatedCohort = SimulatedCohort()
    ) throws -> AnalysisResult {
        var signatures: [SignatureResult] = []
        for (number, entry) in effects.enumerated() {
            signatures.append(try signature(entry.series, entry.effect, cohort, seed: UInt64(number), suppressBelow))
        }
        signatures.append(try baseline("volume", effect: 0.3, cohort, seed: 91, suppressBelow))
        signatures.append(try baseline("mean_adc", effect: 0.4, cohort, seed: 92, suppressBelow))
        return AnalysisResult(cohort: summary(cohort), signatures: signatures)
    }

    static func summary(_ cohort: SimulatedCohort) -> CohortSummary {
        CohortSummary(
            sites: cohort.sites,
            listedLesions: cohort.lesions.count + 21,
            lesions: cohort.lesions.count,
            highLesions: cohort.lesions.filter(\.isHigh).count,
            patients: Set(cohort.lesions.map(\.patient)).count,
            highPatients: Set(cohort.lesions.filter(\.isHigh).map(\.patient)).count
        )
    }

    private static func signature(
        _ series: String,
        _ effect: Double,
        _ cohort: SimulatedCohort,
        seed: UInt64,
        _ suppressBelow: Int
    ) throws -> SignatureResult {
        let model = FittedModel(
            features: ["stat_mean", "cm_joint_max_3D_v_mrg", "morph_volume"],
            means: [1123.4567, 0.081234, 18234.5],
            deviations: [210.9, 0.0123, 15210.25],
            weights: [-0.71234, 0.402, 0.1875],
            intercept: -0.2134,
            lesions: cohort.lesions.count,
            highLesions: cohort.lesions.filter(\.isHigh).count,
            newtonSteps: 6
        )
        let schemes: [(ValidationScheme, Double)] = [(.patientFolds, 0), (.leaveOneSiteOut, -0.15), (.apparent, 0.5)]
        let validations = try schemes.enumerated().map { position, scheme in
            try cohort.validation(
                scheme.0,
                scores: cohort.scores(effect: effect + scheme.1, seed: seed + 100 * UInt64(position)),
                suppressBelow: suppressBelow
            )
        }
        return SignatureResult(
            name: series,
            series: series,
            isBaseline: false,
            model: .value(model),
            validations: validations
        )
    }

    private static func baseline(
        _ name: String,
        effect: Double,
        _ cohort: SimulatedCohort,
        seed: UInt64,
        _ suppressBelow: Int
    ) throws -> SignatureResult {
        let model = FittedModel(
            features: [name == "volume" ? "morph_volume" : "stat_mean"],
            means: [18234.5],
            deviations: [15210.25],
            weights: [0.31],
            intercept: -0.22,
            lesions: cohort.lesions.count,
            highLesions: cohort.lesions.filter(\.isHigh).count,
            newtonSteps: 4
        )
        let scores = cohort.scores(effect: effect, seed: seed)
        return SignatureResult(
            name: name,
            series: name == "volume" ? "dwi_b200" : "adc",
            isBaseline: true,
            model: .value(model),
            validations: try [.patientFolds, .leaveOneSiteOut, .apparent].map {
                try cohort.validation($0, scores: scores, suppressBelow: suppressBelow)
            }
        )
    }

    static func context(suppressBelow: Int = 5) -> ReportContext {
        var context = ReportContext(
            study: "hypoxia-clm",
            studyVersion: 1,
            studyDigest: digest,
            sponsor: "Hypoxia Imaging Consortium",
            coordinator: "coordinator.example.org",
            outcome: "hif1a_staining_index >= 5",
            suppressBelow: suppressBelow,
            aggregation: "plain",
            program: "intramural 0.1.0",
            generatedAt: 1_795_526_700
        )
        context.primarySignature = "dwi_b200"
        context.folds = 5
        context.notes = ["Simulated lesions: these numbers are about nobody."]
        context.flow = [
            flow("amsterdam-nki", listed: 51, exclusions: [("mask is empty", 6)], analysed: 45),
            flow("leeds-general", listed: 59, exclusions: [("acquisition outside tolerance", 8)], analysed: 51),
            flow("lund", listed: 45, exclusions: [("no outcome", 2), ("mask smaller than 8 voxels", 5)], analysed: 38),
            flow("torino-molinette", listed: 36, exclusions: [], analysed: 36),
        ]
        context.approvals = SimulatedCohort().sites.map { site in
            ApprovalRecord(site: site, policy: SHA256Digest(hashing: Array(site.utf8)), approvedAt: 1_795_440_000)
        }
        context.log = log
        context.featureLabels = [
            "stat_mean": FeatureLabel(name: "mean", code: "Q4LE", family: "intensity statistics"),
            "cm_joint_max_3D_v_mrg": FeatureLabel(name: "joint maximum", code: "GYBY", family: "GLCM, 3D merged"),
            "morph_volume": FeatureLabel(name: "volume (mesh)", code: "RNU0", family: "morphology"),
        ]
        return context
    }

    static let log = LogEvidence(
        origin: "coordinator.example.org/hypoxia-clm",
        size: 187,
        rootHash: "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
        checkpoint: """
            coordinator.example.org/hypoxia-clm
            187
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — coordinator.example.org/hypoxia-clm Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

            """,
        verifierKey: "coordinator.example.org/hypoxia-clm+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        rounds: 24,
        location: "https://coordinator.example.org/log"
    )

    private static func flow(
        _ site: String,
        listed: Int,
        exclusions: [(String, Int)],
        analysed: Int
    ) -> SiteFlow {
        SiteFlow(
            site: site,
            listed: listed,
            exclusions: exclusions.map { SiteFlow.Exclusion(reason: $0.0, lesions: $0.1) },
            analysed: analysed
        )
    }
}
