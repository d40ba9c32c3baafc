/// Verdicts as a reader writes them: rejections `patient/lesion:series=reason`, acceptances `patient/lesion:series`.
///
/// Without a series, all series of the lesion are meant. A message names the option's number, never a patient.
struct VerdictTexts {
    private let positions: [String: [Int]]

    /// Knows the cases of a table by their names.
    init(_ cases: [CaseFingerprint]) {
        var positions: [String: [Int]] = [:]
        for (position, item) in cases.enumerated() {
            positions[item.name, default: []].append(position)
            positions["\(item.patient)/\(item.lesion)", default: []].append(position)
        }
        self.positions = positions
    }

    /// The reasons of rejections by the cases' positions.
    func reasons(_ texts: [String]) throws -> [Int: String] {
        var reasons: [Int: String] = [:]
        for (number, text) in texts.enumerated() {
            let (found, reason) = try rejection(text, number: number + 1)
            for position in found where reasons.updateValue(reason, forKey: position) != nil {
                throw Self.problem(
                    "rejection",
                    number + 1,
                    "rejects a case that another one rejects too",
                    "Name each case once."
                )
            }
        }
        return reasons
    }

    /// The positions of the cases that are accepted, each of which must have been rejected before and not be so now.
    func accepted(_ texts: [String], among earlier: [Int: String], rejected: [Int: String]) throws -> Set<Int> {
        var accepted: Set<Int> = []
        for (number, text) in texts.enumerated() {
            guard let named = positions[text.trimmed] else {
                throw Self.problem(
                    "acceptance",
                    number + 1,
                    "names no case of the cohort table",
                    "Write it as the preview does, for example --accept 'P-7F3K2M9Q/1:dwi_b200'."
                )
            }
            guard named.allSatisfy({ rejected[$0] == nil }) else {
                throw Self.problem(
                    "acceptance",
                    number + 1,
                    "names a case that is rejected too",
                    "Accept it or reject it; to give another reason, reject it only."
                )
            }
            let lifted = named.filter { earlier[$0] != nil }
            guard !lifted.isEmpty else {
                throw Self.problem(
                    "acceptance",
                    number + 1,
                    "names a case that is not rejected with the files that are there now",
                    "Leave it out: whatever is not rejected is accepted."
                )
            }
            accepted.formUnion(lifted)
        }
        return accepted
    }

    /// Splits at every `=`, since a name may hold one.
    private func rejection(_ text: String, number: Int) throws -> (positions: [Int], reason: String) {
        for equals in text.indices where text[equals] == "=" {
            guard let found = positions[String(text[..<equals]).trimmed] else { continue }
            let reason = Self.unquoted(String(text[text.index(after: equals)...]).trimmed)
            guard !reason.isEmpty else {
                throw Self.problem("rejection", number, "gives no reason", "Write what is wrong behind the sign =.")
            }
            guard reason.utf8.count <= 1000 else {
                throw Self.problem("rejection", number, "has more than 1000 bytes of reason", "Say it shorter.")
            }
            return (found, reason)
        }
        throw Self.problem(
            "rejection",
            number,
            "names no case of the cohort table",
            "Write it as the preview does, for example --reject 'P-7F3K2M9Q/1:dwi_b200=outline shifted'."
        )
    }

    private static func unquoted(_ text: String) -> String {
        text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
            ? String(text.dropFirst().dropLast()).trimmed : text
    }

    private static func problem(_ option: String, _ number: Int, _ what: String, _ remedy: String) -> SiteError {
        SiteError(.badInput, "The \(option) number \(number) \(what).", remedy: remedy + " Nothing was recorded.")
    }
}
