import ArgumentParser

struct IntakeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake",
        abstract: "Turn what the hospital's archive exports into a cohort table.",
        discussion: """
            EXAMPLE, IN THE ORDER OF USE
              site-agent intake pull --pacs https://pacs.example/dicom-web --patients ids.csv --into export
              site-agent intake scan export --study hypoxia-clm   sort; write the cohort table
              site-agent intake review                            answer what only a person can
              site-agent intake scan export --study hypoxia-clm   again, with the answers
              (complete scores in intramural-site/intake/cohort.csv)
              site-agent intake preview --cohort intramural-site/intake/cohort.csv
              site-agent intake sign-off --cohort intramural-site/intake/cohort.csv --reader "Dr A"
              site-agent extract --cohort intramural-site/intake/cohort.csv

            Nothing leaves this site. Documentation/intake.md explains each step.
            """,
        subcommands: [
            IntakePullCommand.self, IntakeScanCommand.self, IntakeReviewCommand.self, IntakePreviewCommand.self,
            IntakeSignOffCommand.self,
        ]
    )
}
