import DICOM

/// Says whom files belong to: by the patient's identifier, unless it stands for several people; or by the study.
///
/// Outlines are often stored without a patient, and who removes identifiers may give one to everybody. Files of which
/// neither tells whose they are belong to nobody.
struct StudyOwners: Sendable {
    private var identities: [String: Set<PatientIdentity.Name>] = [:]

    /// Names under which files tell several birth dates or sexes.
    private(set) var contradictions: Set<PatientIdentity.Name> = []

    /// Those of them that a person has said are one person's, and several people's.
    var namesOfOne: Set<PatientIdentity.Name> = []
    var namesOfSeveral: Set<PatientIdentity.Name> = []
    private var sharedStudies: Set<String> = []

    init(_ headers: [SeriesHeader]) {
        var people: [PatientIdentity.Name: PatientIdentity] = [:]
        var inStudies: [String: PatientIdentity] = [:]
        for header in headers {
            let patient = header.patient
            if let name = patient.name {
                identities[header.studyInstanceUID, default: []].insert(name)
                if people[name, default: patient].contradicts(patient) { contradictions.insert(name) }
                people[name] = people[name, default: patient].completed(by: patient)
            }
            let study = header.studyInstanceUID
            if inStudies[study, default: patient].contradicts(patient) { sharedStudies.insert(study) }
            inStudies[study] = inStudies[study, default: patient].completed(by: patient)
        }
    }

    /// What tells a patient from others; `nil` if nothing does.
    func identifier(of header: SeriesHeader) -> String? {
        let study = header.studyInstanceUID
        guard let name = name(of: header) else {
            return study.isEmpty || sharedStudies.contains(study) ? nil : "study without patient: \(study)"
        }
        guard contradictions.contains(name), !namesOfOne.contains(name) else { return name.text }
        let isTold = namesOfSeveral.contains(name) && !study.isEmpty && !sharedStudies.contains(study)
        return isTold ? "\(name.text), study \(study)" : nil
    }

    /// The name in the file, or of the one patient of its study; of a name without issuer, the study's with the issuer.
    private func name(of header: SeriesHeader) -> PatientIdentity.Name? {
        let named = header.studyInstanceUID.isEmpty ? [] : identities[header.studyInstanceUID, default: []]
        guard let own = header.patient.name else { return named.count == 1 ? named.first : nil }
        guard own.issuer == nil else { return own }
        let issued = named.filter { $0.identifier == own.identifier && $0.issuer != nil }
        return issued.count == 1 ? issued.first : own
    }

    /// Why a file belongs to nobody.
    static func objection(to header: SeriesHeader) -> String {
        header.patient.name == nil
            ? "nothing tells whose it is: PatientID (0010,0020) is empty, and StudyInstanceUID (0020,000D) is absent or "
                + "that of several people"
            : "its PatientID (0010,0020) and its study stand for people of several birth dates or sexes; site-agent intake "
                + "review asks whose it is"
    }
}
