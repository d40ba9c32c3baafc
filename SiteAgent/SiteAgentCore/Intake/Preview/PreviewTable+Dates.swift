extension PreviewTable {
    /// For each lesion (patient, lesion) whose images are of several days: the days with their series, rising.
    ///
    /// Rows that are left out or name no day say nothing.
    var differingDates: [[String]: String] {
        var series: [[String]: [String: [String]]] = [:]
        for row in rows where row.files != nil {
            guard let date = row.imageDate else { continue }
            series[[row.patient, row.lesion], default: [:]][date, default: []].append(row.series)
        }
        return series.filter { $0.value.count > 1 }.mapValues { days in
            days.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value.joined(separator: ", ")))" }
                .joined(separator: ", ")
        }
    }
}
