public import Study

extension AnalysisPlan {
    /// The analysis that a study fixes: one screened signature for each series, then the baselines.
    public init(study: StudyDocument) {
        let signatures = study.series.map {
            SignaturePlan(name: $0.name, series: $0.name, features: study.features.features, screens: true)
        }
        let baselines = study.baselines.map {
            SignaturePlan(name: $0.name, series: $0.series, features: $0.features, screens: false)
        }
        self.init(
            signatures: signatures + baselines,
            width: study.selection.width,
            correlationAbove: study.selection.correlationAbove,
            keep: study.selection.keep,
            ridge: study.model.ridge,
            maximumNewtonSteps: study.model.maximumNewtonSteps,
            tolerance: study.model.tolerance,
            folds: study.validation.folds,
            leaveOneSiteOut: study.validation.leaveOneSiteOut,
            siteStatements: study.disclosures.contains(.siteStatements),
            suppressBelow: study.privacy.minimumRowsPerClass,
            seed: UInt64(bitPattern: Int64(study.validation.seed))
        )
    }
}
