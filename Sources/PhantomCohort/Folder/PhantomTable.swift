/// The cohort table of a site, and the names of the files in it.
struct PhantomTable {
    let patients: [PhantomPatient]
    let defects: [PhantomDefectPlace]

    /// A row for each lesion and series.
    var text: String {
        var text = "patient,lesion,score,series,image,mask\n"
        for patient in patients {
            for lesion in patient.lesions {
                let isScored = !defects.contains {
                    $0.defect == .missingScore && $0.patient == patient.number && $0.lesion == lesion.number
                }
                for series in PhantomSeries.allCases {
                    let cells = [
                        patient.identifier, "\(lesion.number)", isScored ? "\(lesion.score)" : "", series.rawValue,
                        Self.image(patient, series), Self.mask(patient, lesion, series),
                    ]
                    text += cells.joined(separator: ",") + "\n"
                }
            }
        }
        return text
    }

    /// Where an image is, from the site's folder.
    static func image(_ patient: PhantomPatient, _ series: PhantomSeries) -> String {
        "images/\(patient.identifier)/\(series.rawValue).nii.gz"
    }

    /// Where a mask is, from the site's folder.
    static func mask(_ patient: PhantomPatient, _ lesion: PhantomLesion, _ series: PhantomSeries) -> String {
        "images/\(patient.identifier)/lesion-\(lesion.number)-\(series.maskName)-mask.nii.gz"
    }
}
