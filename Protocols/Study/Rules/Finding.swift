/// A rule that a draft breaks, and the keys that the rule looked at.
struct Finding {
    let key: String
    let reason: String
    let remedy: String

    /// Every key that the rule looked at: a rule about a key that could not be read says nothing.
    let involved: [String]

    init(_ key: String, _ reason: String, _ remedy: String, involving others: [String] = []) {
        self.key = key
        self.reason = reason
        self.remedy = remedy
        involved = [key] + others
    }

    var problem: StudyProblem { StudyProblem(key: key, reason: reason, remedy: remedy) }
}
