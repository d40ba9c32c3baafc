import ArgumentParser
import SharedCommand
import SiteTransport

/// Which of a patient's series are wanted.
struct PullChoiceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only studies of this day or later, for example 2015-01-31.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Only studies of this day or earlier.", valueName: "date"))
    var to: String?

    @Option(help: "Only series of this modality, for example MR; may be given several times.")
    var modality: [String] = []

    @Option(help: "Only series whose description looks like this; * is any text, ? one character.")
    var description: String?

    func validate() throws {
        guard StudyDates(from: from, to: to) != nil else {
            throw ValidationError("--from and --to are days such as 2015-01-31, the first not after the last.")
        }
        for modality in modality {
            let isCode = modality.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
            guard isCode, (1...16).contains(modality.utf8.count) else {
                throw ValidationError("A modality is a code in capital letters, such as MR, SEG or RTSTRUCT.")
            }
        }
    }

    /// The choice.
    var filter: PullFilter {
        PullFilter(
            dates: StudyDates(from: from, to: to),
            modalities: modality,
            description: description.map { DescriptionPattern($0) }
        )
    }
}
