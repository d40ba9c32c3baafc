import CanonicalEncoding
import GRDB

extension StoreTransaction {
    /// Replaces the questions that are open since the last intake.
    func replaceIntakeQuestions(_ questions: [IntakeQuestion]) throws {
        try database.execute(sql: "DELETE FROM intake_questions")
        for (position, question) in questions.enumerated() {
            try database.execute(
                sql: "INSERT INTO intake_questions (position, question) VALUES (?, ?)",
                arguments: [position, question.json.canonicalBytes.data]
            )
        }
    }

    /// The questions of the last intake, answered ones included, in its order.
    func intakeQuestions() throws -> [IntakeQuestion] {
        try Row.fetchAll(database, sql: "SELECT question FROM intake_questions ORDER BY position").map { row in
            let json = try row.json("question")
            do throws(JSONError) {
                return try IntakeQuestion(json: json)
            } catch {
                throw SiteError.damagedStore("intake_questions")
            }
        }
    }

    /// Keeps in which folders, by keyed names, an image is.
    func saveIntakeImage(_ image: String, in folders: [String]) throws {
        try database.execute(
            sql: """
                INSERT INTO intake_images (image, folders) VALUES (?, ?)
                ON CONFLICT (image) DO UPDATE SET folders = excluded.folders
                """,
            arguments: [image, folders.jsonData]
        )
    }

    /// Those of some images that were in one of these folders, or below it, when they were last taken in.
    func intakeImages(_ images: Set<String>, in folders: Set<String>) throws -> Set<String> {
        let statement = try database.cachedStatement(sql: "SELECT folders FROM intake_images WHERE image = ?")
        return try images.filter { image in
            guard let row = try Row.fetchOne(statement, arguments: [image]) else { return false }
            return try !folders.isDisjoint(with: row.strings("folders"))
        }
    }

    /// Keeps what a person answered; a later answer replaces it.
    func saveIntakeAnswer(_ choices: [String], to question: String, time: Int) throws {
        try database.execute(
            sql: """
                INSERT INTO intake_answers (question, choices, time) VALUES (?, ?, ?)
                ON CONFLICT (question) DO UPDATE SET choices = excluded.choices, time = excluded.time
                """,
            arguments: [question, choices.jsonData, time]
        )
    }

    /// Takes an answer back; whether there was one.
    func removeIntakeAnswer(to question: String) throws -> Bool {
        try database.execute(sql: "DELETE FROM intake_answers WHERE question = ?", arguments: [question])
        return database.changesCount > 0
    }

    /// The answers by question: the identifiers of the choices that are meant, none if none is.
    func intakeAnswers() throws -> [String: [String]] {
        var answers: [String: [String]] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT question, choices FROM intake_answers") {
            answers[row["question"]] = try row.strings("choices")
        }
        return answers
    }
}
