import YAMLDocuments

extension StudyDraft {
    var stepFindings: [Finding] { selectionFindings + modelFindings }

    private var selectionFindings: [Finding] {
        let key = "steps.screen"
        return Finding.check(
            selection.correlationAbove > 0 && selection.correlationAbove <= 1,
            "\(key).correlation_above",
            "is not above 0 and at most 1",
            "write a correlation, such as 0.9"
        ) + Finding.range("\(key).keep", selection.keep, 1...64)
            + Finding.range("\(key).width", selection.width, 1...256)
            + Finding.check(
                selection.keep <= selection.width,
                "\(key).keep",
                "is \(selection.keep), but only \(selection.width) features survive screening",
                "write at most the width",
                involving: ["\(key).width"]
            ) + widthFindings
    }

    /// The width rule: a sum of products of more than a third as many features as rows gives the rows' span away.
    private var widthFindings: [Finding] {
        let rows = privacy.minimumSites.multipliedReportingOverflow(by: privacy.minimumRowsPerSite).partialValue
        return Finding.check(
            selection.width <= rows / 3 || rows < 1,
            "steps.screen.width",
            "is \(selection.width), more than a third of the \(rows) lesions that privacy.minimum_sites times "
                + "privacy.minimum_rows_per_site make sure of",
            rows < 3 ? "raise one of them" : "write at most \(rows / 3), or raise one of them",
            involving: ["privacy.minimum_sites", "privacy.minimum_rows_per_site"]
        )
    }

    private var modelFindings: [Finding] {
        let key = "steps.fit"
        return Finding.check(
            model.ridge >= 0 && model.ridge <= 1e9,
            "\(key).penalty.ridge.lambda",
            "is not from 0 to 1e9",
            "write the penalty of squared weights, such as 1.0"
        )
            + Finding.check(
                model.tolerance >= 1e-14 && model.tolerance <= 1e-2,
                "\(key).tolerance",
                "is not from 1e-14 to 1e-2",
                "write 1e-10, or leave it out"
            ) + Finding.range("\(key).maximum_steps", model.maximumNewtonSteps, 1...200)
    }
}
