import CanonicalEncoding
import YAMLDocuments

extension StudyDraft {
    /// Every rule that the draft breaks, in the order of the document.
    var findings: [Finding] {
        headFindings + outcomeFindings + seriesFindings + featureFindings + stepFindings + validationFindings
            + baselineFindings + roundFindings + privacyFindings + disclosureFindings
    }

    private var headFindings: [Finding] {
        var findings = Finding.name(name, "study")
        findings += Finding.range("version", version, 1...9999)
        if version > 1, amendment == nil {
            findings.append(
                Finding("amendment", "is missing", "say why version \(version) was made", involving: ["version"])
            )
        }
        if version == 1, amendment != nil {
            findings.append(
                Finding(
                    "amendment",
                    "has no place in version 1",
                    "raise version, or take it out",
                    involving: ["version"]
                )
            )
        }
        findings += amendment.map { Finding.line($0, "amendment") } ?? []
        return findings + (title.map { Finding.line($0, "title") } ?? [])
    }

    private var outcomeFindings: [Finding] {
        Finding.name(outcome.score, "outcome.score")
            + Finding.check(outcome.threshold.isFinite, "outcome.high", "has no finite threshold", "write \">= 5\"")
    }

    private var validationFindings: [Finding] {
        let folds = validation.folds
        return Finding.check(
            folds == 0 || (2...20).contains(folds),
            "validation.schemes.patient-k-fold.folds",
            "is \(folds)",
            "write 2 to 20"
        ) + Finding.range("validation.seed", validation.seed, 0...Int(JSONValue.integerLimit))
    }

    private var roundFindings: [Finding] {
        Finding.range("rounds.quorum", rounds.quorum, 1...1000)
            + Finding.range("rounds.deadline", rounds.deadlineSeconds, 1...604_800, unit: " seconds")
            + Finding.check(
                rounds.quorum >= privacy.minimumSites,
                "rounds.quorum",
                "is \(rounds.quorum), but privacy.minimum_sites asks for \(privacy.minimumSites) sites in a sum",
                "write at least \(privacy.minimumSites)",
                involving: ["privacy.minimum_sites"]
            )
    }

    private var privacyFindings: [Finding] {
        Finding.range("privacy.minimum_sites", privacy.minimumSites, 1...1000)
            + Finding.range("privacy.minimum_rows_per_site", privacy.minimumRowsPerSite, 1...1_000_000)
            + Finding.range("privacy.minimum_rows_per_class", privacy.minimumRowsPerClass, 0...1_000_000)
    }

    private var disclosureFindings: [Finding] {
        let name = Disclosure.leaveOneSiteOut.rawValue
        let isListed = disclosures.contains(.leaveOneSiteOut)
        let involved = ["validation.schemes"]
        return Finding.check(
            isListed || !validation.leaveOneSiteOut,
            "disclosures",
            "does not list \(name), which validation.schemes needs: sums that miss one site give that site's own away",
            "write disclosures: [\(name)]",
            involving: involved
        )
            + Finding.check(
                validation.leaveOneSiteOut || !isListed,
                "disclosures",
                "lists \(name), which nothing in the study needs",
                "take it out, or add the scheme to validation.schemes",
                involving: involved
            )
            + Finding.check(
                Set(disclosures).count == disclosures.count,
                "disclosures",
                "lists something twice",
                "keep one of them"
            )
    }
}
