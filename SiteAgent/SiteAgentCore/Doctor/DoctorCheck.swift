public import CanonicalEncoding

/// One thing that was checked, what was found, and what to do about it.
public struct DoctorCheck: Sendable, Hashable {
    /// How it came out.
    public enum Outcome: String, Sendable {
        /// As it should be.
        case ok

        /// Usable, but somebody should look at it.
        case warning

        /// Not usable.
        case failed
    }

    /// What was checked.
    public let name: String

    /// How it came out.
    public let outcome: Outcome

    /// What was found.
    public let finding: String

    /// What to do; empty if nothing.
    public let fix: String

    /// Creates a finding.
    public init(name: String, outcome: Outcome, finding: String, fix: String) {
        self.name = name
        self.outcome = outcome
        self.finding = finding
        self.fix = fix
    }

    static func ok(_ name: String, _ finding: String) -> DoctorCheck {
        DoctorCheck(name: name, outcome: .ok, finding: finding, fix: "")
    }

    static func warning(_ name: String, _ finding: String, fix: String) -> DoctorCheck {
        DoctorCheck(name: name, outcome: .warning, finding: finding, fix: fix)
    }

    static func failed(_ name: String, _ finding: String, fix: String) -> DoctorCheck {
        DoctorCheck(name: name, outcome: .failed, finding: finding, fix: fix)
    }

    /// Whatever a step throws becomes a failed check.
    static func running(_ name: String, _ step: () throws -> DoctorCheck) -> DoctorCheck {
        do {
            return try step()
        } catch let error as SiteError {
            return .failed(name, error.problem, fix: error.remedy)
        } catch {
            return .failed(name, "\(error)", fix: "Restore the folder from a backup.")
        }
    }

    /// The check as canonical JSON.
    public var json: JSONValue {
        .object([
            "check": .string(name), "outcome": .string(outcome.rawValue), "finding": .string(finding),
            "fix": .string(fix),
        ])
    }
}
