import GRDB

/// The tables.
///
/// A change is a new migration; none is ever edited. Patients and lesions stand here by pseudonym only.
enum SiteSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            for table in [cases, cohorts, cohortRows, studies, approvals, egress, analyses, sums] {
                try database.execute(sql: table)
            }
        }
        migrator.registerMigration("2") { database in
            for table in [signOffs, signedCases] { try database.execute(sql: table) }
        }
        migrator.registerMigration("3") { database in
            for table in [intakeQuestions, intakeAnswers] { try database.execute(sql: table) }
        }
        migrator.registerMigration("4") { database in
            try database.execute(sql: "ALTER TABLE cases ADD COLUMN warnings BLOB")
        }
        migrator.registerMigration("5") { database in
            try database.execute(sql: intakeImages)
            try database.execute(sql: "CREATE INDEX signed_cases_content ON signed_cases (content)")
        }
        return migrator
    }

    /// What came of each lesion and series under one extraction recipe: features, or a named exclusion.
    ///
    /// Later came `warnings`: what was noticed while the files were read, or nothing.
    private static let cases = """
        CREATE TABLE cases (
            recipe TEXT NOT NULL, lesion TEXT NOT NULL, series TEXT NOT NULL, content TEXT, images BLOB NOT NULL,
            features BLOB, exclusion TEXT, detail TEXT,
            PRIMARY KEY (recipe, lesion, series),
            CHECK ((features IS NULL) = (exclusion IS NOT NULL))
        ) STRICT, WITHOUT ROWID
        """

    /// The cohort that a study was last extracted for; it changes no more once `frozen` has a time.
    private static let cohorts = """
        CREATE TABLE cohorts (
            study TEXT PRIMARY KEY, listed INTEGER NOT NULL, fingerprint TEXT NOT NULL, flow BLOB NOT NULL,
            frozen INTEGER
        ) STRICT
        """

    /// A cohort's rows; `vectors` holds each signature's values as little-endian doubles, or nothing.
    private static let cohortRows = """
        CREATE TABLE cohort_rows (
            study TEXT NOT NULL REFERENCES cohorts ON DELETE CASCADE, position INTEGER NOT NULL,
            patient INTEGER NOT NULL, is_high INTEGER NOT NULL, shuffle_key INTEGER NOT NULL, vectors BLOB NOT NULL,
            PRIMARY KEY (study, position)
        ) STRICT
        """

    /// Signed studies as the coordinator sent them.
    private static let studies = "CREATE TABLE studies (digest TEXT PRIMARY KEY, signed BLOB NOT NULL) STRICT"

    /// What this site's officer has approved; `sent` once the coordinator has it.
    private static let approvals = """
        CREATE TABLE approvals (
            study TEXT PRIMARY KEY REFERENCES studies, approval BLOB NOT NULL, sent INTEGER NOT NULL DEFAULT 0
        ) STRICT
        """

    /// The egress ledger: everything that left, before it left.
    ///
    /// One row for each body and round; sending it again counts.
    private static let egress = """
        CREATE TABLE egress (
            position INTEGER PRIMARY KEY, time INTEGER NOT NULL, kind TEXT NOT NULL, study TEXT NOT NULL,
            round INTEGER NOT NULL, attempt INTEGER NOT NULL, body TEXT NOT NULL, length INTEGER NOT NULL,
            fields BLOB NOT NULL, purpose TEXT NOT NULL, envelope BLOB, sends INTEGER NOT NULL, receipt BLOB,
            UNIQUE (kind, study, round, attempt, body)
        ) STRICT
        """

    /// Analyses that this site takes part in.
    private static let analyses = """
        CREATE TABLE analyses (
            study TEXT PRIMARY KEY, sites BLOB NOT NULL, roster BLOB NOT NULL, status TEXT NOT NULL, reason TEXT,
            result TEXT
        ) STRICT
        """

    /// The sums that the coordinator published, from which every state follows.
    private static let sums = """
        CREATE TABLE sums (
            study TEXT NOT NULL, round INTEGER NOT NULL, digest TEXT NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (study, round)
        ) STRICT
        """

    /// What the last intake could not decide by itself.
    private static let intakeQuestions = """
        CREATE TABLE intake_questions (position INTEGER PRIMARY KEY, question BLOB NOT NULL) STRICT
        """

    /// What a person decided; kept when the question is not asked any more.
    private static let intakeAnswers = """
        CREATE TABLE intake_answers (question TEXT PRIMARY KEY, choices BLOB NOT NULL, time INTEGER NOT NULL) STRICT
        """

    /// In which folders, by keyed names, an image was when it was last taken in: those above its files.
    private static let intakeImages = """
        CREATE TABLE intake_images (image TEXT PRIMARY KEY, folders BLOB NOT NULL) STRICT, WITHOUT ROWID
        """

    /// What readers said after looking at a preview; their names stay here.
    private static let signOffs = """
        CREATE TABLE sign_offs (
            position INTEGER PRIMARY KEY, time INTEGER NOT NULL, reader TEXT NOT NULL, note TEXT,
            content TEXT NOT NULL, pages TEXT NOT NULL, cases INTEGER NOT NULL, rejected INTEGER NOT NULL
        ) STRICT
        """

    /// The cases of a sign-off; `content` stands for image, mask and label, `rejection` is the reader's reason.
    private static let signedCases = """
        CREATE TABLE signed_cases (
            sign_off INTEGER NOT NULL REFERENCES sign_offs, lesion TEXT NOT NULL, series TEXT NOT NULL,
            content TEXT NOT NULL, rejection TEXT,
            PRIMARY KEY (sign_off, lesion, series)
        ) STRICT, WITHOUT ROWID
        """
}
