/// Rejections as a reader writes them: `patient/lesion:series=reason`, or `patient/lesion=reason` for all series.
struct RejectionText {
    private let positions: [String: [Int]]

    /// Knows the cases of a table by their names.
    init(_ cases: [CaseFingerprint]) {
        var positions: [String: [Int]] = [:]
        for (position, item) in cases.enumerated() {
            positions["\(item.patient)/\(item.lesion):\(item.series)", default: []].append(position)
            positions["\(item.patient)/\(item.lesion)", default: []].append(position)
        }
        self.positions = positions
    }

    /// The reasons by the cases' positions; a message names the option's number, never a patient.
    func reasons(_ texts: [String]) throws -> [Int: String] {
        var reasons: [Int: String] = [:]
        for (number, text) in texts.enumerated() {
            let (found, reason) = try reading(text, number: number + 1)
            for position in found where reasons.updateValue(reason, forKey: position) != nil {
                throw Self.problem(number + 1, "rejects a case that another one rejects too", "Name each case once.")
            }
        }
        return reasons
    }

    /// Splits at every `=`, since a name may hold one.
    private func reading(_ text: String, number: Int) throws -> (positions: [Int], reason: String) {
        for equals in text.indices where text[equals] == "=" {
            guard let found = positions[String(text[..<equals]).trimmed] else { continue }
            let reason = Self.unquoted(String(text[text.index(after: equals)...]).trimmed)
            guard !reason.isEmpty else {
                throw Self.problem(number, "gives no reason", "Write what is wrong behind the sign =.")
            }
            guard reason.utf8.count <= 1000 else {
                throw Self.problem(number, "has more than 1000 bytes of reason", "Say it shorter.")
            }
            return (found, reason)
        }
        throw Self.problem(
            number,
            "names no case of the cohort table",
            "Write it as the preview does, for example --reject 'P-7F3K2M9Q/1:dwi_b200=outline shifted'."
        )
    }

    private static func unquoted(_ text: String) -> String {
        text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
            ? String(text.dropFirst().dropLast()).trimmed : text
    }

    private static func problem(_ number: Int, _ what: String, _ remedy: String) -> SiteError {
        SiteError(.badInput, "The rejection number \(number) \(what).", remedy: remedy + " Nothing was recorded.")
    }
}
