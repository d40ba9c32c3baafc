import CoordinatorCore
import FederatedAnalysis
import Statistics
import Study

extension StudyOutcome {
    /// What was found, in a few lines for the terminal.
    var summary: [String] {
        let cohort = result.cohort
        let head = [
            "\(study.document.name): \(cohort.lesions) lesions of \(cohort.patients) patients at "
                + "\(cohort.sites.count) sites, \(cohort.highLesions) high; \(rounds) rounds"
        ]
        return head + result.signatures.map(\.line)
    }
}

extension SignatureResult {
    /// For example `dwi_b200: AUC 0.71 (95% CI 0.60-0.80), one-sided p 0.001; leave-one-site-out 0.68`.
    var line: String {
        let best = validation(.patientFolds) ?? validations.first
        guard let best else { return "\(name): not validated" }
        var text = "\(name): "
        switch (best.area, best.interval) {
        case (.value(let area), .value(let interval)):
            text +=
                "AUC \(area.text) (95% CI \(interval.lower.text)-\(interval.upper.text)), "
                + "one-sided p \(interval.oneSidedP < 0.001 ? "below 0.001" : interval.oneSidedP.text)"
        case (.value(let area), .notEstimable(let reason)): text += "AUC \(area.text) (no interval: \(reason))"
        case (.notEstimable(let reason), _): text += "not estimable: \(reason)"
        }
        if let left = validation(.leaveOneSiteOut)?.area.value { text += "; leave-one-site-out \(left.text)" }
        return text
    }
}

extension Double {
    /// Two decimals, or three below a tenth.
    fileprivate var text: String {
        let digits = self < 0.095 ? 3 : 2
        let scale = digits == 3 ? 1000.0 : 100.0
        let whole = Int((self * scale).rounded())
        let fraction = String(whole % Int(scale))
        return "\(whole / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
