public import ArgumentParser

extension ExitCode {
    /// A check said no, and what was found has been printed.
    public static let finding = ExitCode(ExitStatus.finding.rawValue)
}
