import YAMLDocuments

/// Reads the keys of a study document, section by section.
///
/// Words of the vocabulary that this version does not do yet are named here, so that they are refused as what they are.
struct StudyReader {
    var root: YAMLMapping

    /// All sections; where one could not be read, the report says so and the draft has a stand-in.
    mutating func draft() -> StudyDraft {
        let name = root.text("study", "name the study, such as hypoxia-clm")
        let version = root.integer("version", "write 1, and a higher number for each amendment")
        let amendment = root.optionalText("amendment", "say in a line why the study was amended")
        let title = root.optionalText("title", "write a line for people")
        readUnit()
        let outcome = outcome()
        let series = series()
        let features = features()
        let steps = steps()
        let (validation, baselines) = validation(of: series)
        let draft = StudyDraft(
            name: name,
            version: version,
            amendment: amendment,
            title: title,
            outcome: outcome,
            series: series,
            features: features,
            selection: steps.selection,
            model: steps.model,
            validation: validation,
            baselines: baselines,
            rounds: rounds(),
            privacy: privacy(),
            disclosures: root.words("disclosures", of: Disclosure.self, isRequired: false) ?? []
        )
        root.finish()
        return draft
    }

    private mutating func readUnit() {
        var unit = root.mapping("unit", "write {row: lesion, cluster: patient}", isRequired: false)
        unit.onlyWord("row", "lesion", later: ["patient"])
        unit.onlyWord("cluster", "patient", later: ["none", "site"])
        unit.finish()
    }

    private mutating func rounds() -> RoundRules {
        var section = root.mapping("rounds", "write {quorum: 3, deadline: 30m}")
        let quorum = section.integer("quorum", "write how many sites must answer, such as 3")
        let deadline = section.duration("deadline", "write how long a round waits: 90s, 30m or 1h")
        section.finish()
        return RoundRules(quorum: quorum, deadlineSeconds: deadline)
    }

    private mutating func privacy() -> PrivacyRules {
        var section = root.mapping("privacy", "write {aggregation: plain, minimum_sites: 3}")
        let aggregation = section.word("aggregation", standard: PrivacyRules.Aggregation.secure)
        let rows = "write the fewest lesions of a site, such as 10"
        let rules = PrivacyRules(
            aggregation: aggregation ?? .secure,
            minimumSites: section.integer("minimum_sites", "write the fewest sites, such as 3", standard: 3),
            minimumRowsPerSite: section.integer("minimum_rows_per_site", rows, standard: 10),
            minimumRowsPerClass: section.integer("minimum_rows_per_class", rows, standard: 3)
        )
        section.onlyWord("differential_privacy", "none", later: ["gaussian", "laplace"])
        section.finish()
        return rules
    }
}
